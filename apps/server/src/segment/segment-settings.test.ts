import { expect, it } from 'vitest'
import { segmentSettings } from './segment-settings.ts'

it('sends analytics.js back to the server that it asked', () => {
  const settings = segmentSettings({ writeKey: 'pk_1', host: 'localhost:4300', protocol: 'http' })
  expect(settings.integrations).toEqual({
    'Segment.io': { apiKey: 'pk_1', apiHost: 'localhost:4300/v1', protocol: 'http' },
  })
  expect(settings.plan).toEqual({})
})
