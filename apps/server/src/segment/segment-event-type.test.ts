import { eventType } from '@sojourn/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { segmentEventType } from './segment-event-type.ts'

describe('segmentEventType', () => {
  it.each([
    ['Order Completed', 'purchase'],
    ['Completed Order', 'purchase'],
    ['Product Viewed', 'product_view'],
    ['Product Added', 'add_to_cart'],
    ['Product Removed', 'remove_from_cart'],
    ['Checkout Started', 'checkout_start'],
    ['Products Searched', 'search'],
    ['orderCompleted', 'purchase'],
    ['Signed Up', 'signed_up'],
    ['signed_up', 'signed_up'],
    ['CTA Clicked', 'cta_clicked'],
    ['checkout: step 2 (address)', 'checkout:step_2_address'],
    ['  Über uns!  ', 'uber_uns'],
    ['constructor', 'constructor'],
    ['x'.repeat(100), 'x'.repeat(64)],
  ])('folds %j to %s', (name, type) => {
    expect(segmentEventType(name)).toBe(type)
  })

  it('keeps names in other scripts apart', () => {
    expect(segmentEventType('订单完成')).toMatch(/^event_[0-9a-f]{12}$/)
    expect(segmentEventType('订单完成')).not.toBe(segmentEventType('订单取消'))
  })

  it.each([undefined, null, '', '  ', 7, {}])('has none for %j', (name) => {
    expect(segmentEventType(name)).toBeUndefined()
  })

  it('makes a valid type of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const type = segmentEventType(name)
        if (type !== undefined) expect(eventType.parse(type)).toBe(type)
      }),
    )
  })
})
