import { expect, it } from 'vitest'
import { rudderSourceConfig } from './rudder-source-config.ts'

it('is a source to RudderStack that is enabled and has no destinations', () => {
  const { source } = rudderSourceConfig({ siteId: 'site_1', siteName: 'Shop', writeKey: 'pk_1' })
  expect(source).toMatchObject({ id: 'site_1', writeKey: 'pk_1', enabled: true, destinations: [] })
})
