import type { SiteSettings } from '@sojourn/contract'
import { describe, expect, it } from 'vitest'
import { changesOf, readPath } from './settings-model.ts'

const rules = {
  pageRules: null,
  sectionRules: [{ match: '^/help', section: 'support' }],
  stages: [{ stage: 'cart' as const, types: [], pages: ['/cart'] }],
}

describe('settings while they are changed', () => {
  it('sends only what differs', () => {
    const stands = { timezone: 'UTC', conversions: ['purchase'] } as unknown as SiteSettings
    expect(changesOf(stands, { ...stands, conversions: ['purchase', 'lead'] })).toEqual({
      conversions: ['purchase', 'lead'],
    })
  })

  it('shows what a rule would do, and tells what is no expression', () => {
    expect(readPath('/orders/8812345/cart?x=1', rules)).toMatchObject({
      page: '/orders/:id/cart',
      stage: 'cart',
    })
    expect(readPath('/help/returns', rules)).toMatchObject({ section: 'support', stage: '' })
    expect(readPath('/', { ...rules, pageRules: [{ match: '(', replace: '' }] })).toBeNull()
  })
})
