import { describe, expect, it } from 'vitest'
import { readRevenue } from './revenue.ts'

describe('readRevenue', () => {
  it.each([
    [{ type: 'purchase', revenue: 19.9 }, 19.9, 'EUR'],
    [{ type: 'purchase', revenue: 19.9, currency: 'CHF' }, 19.9, 'CHF'],
    [{ type: 'page_view', revenue: 1, properties: { currency: 'gbp' } }, 1, 'GBP'],
    [{ type: 'purchase', revenue: 0, properties: { total: 5 } }, 0, 'EUR'],
    [{ type: 'purchase', properties: { revenue: 1, total: 2, value: 3 } }, 1, 'EUR'],
    [{ type: 'checkout_complete', properties: { total: '49.50', currency: 'USD' } }, 49.5, 'USD'],
    [{ type: 'conversion', properties: { revenue: 'much', value: 3 } }, 3, 'EUR'],
    [{ type: 'purchase', properties: { total: 10, currency: 'Euro' } }, 10, 'EUR'],
    [{ type: 'purchase', properties: { total: -10 } }, -10, 'EUR'],
    [{ type: 'purchase', properties: { total: '1,234' } }, null, ''],
    [{ type: 'purchase', properties: { total: 1e300 } }, null, ''],
    [{ type: 'purchase', properties: { total: '1e5' } }, null, ''],
    [{ type: 'purchase' }, null, ''],
    [{ type: 'add_to_cart', properties: { value: 10 } }, null, ''],
    [{ type: 'add_to_cart', currency: 'USD' }, null, 'USD'],
  ])('reads %j', (input, revenue, currency) => {
    expect(readRevenue(input, 'EUR')).toEqual({ revenue, currency })
  })
})
