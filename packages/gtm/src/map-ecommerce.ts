/** What a shop says in GA4's data layer: https://developers.google.com/analytics/devguides/collection/ga4/ecommerce */
export interface Ecommerce {
  readonly currency?: string
  readonly value?: number
  readonly items?: readonly Readonly<Record<string, unknown>>[]
  readonly transaction_id?: string | number
  readonly tax?: number
  readonly shipping?: number
  readonly coupon?: string
}

type Call = readonly [
  name: 'productViewed' | 'productAdded' | 'productRemoved' | 'checkoutStarted' | 'purchased',
  given: Readonly<Record<string, unknown>>,
]

/**
 * The calls of the tracker that a GA4 event means; none for any other event. Views and changes of a cart are one call an
 * item. The text of this function goes into the tag's template too, whose sandbox knows little of JavaScript: no spread, no
 * `new`, no globals.
 */
export function mapEcommerce(event: string, ecommerce: Ecommerce | undefined): Call[] {
  const given = ecommerce || {}
  const copyKnown = (
    to: Record<string, unknown>,
    from: Readonly<Record<string, unknown>>,
    names: readonly (readonly [string, string])[],
  ) => {
    for (let index = 0; index < names.length; index++) {
      const pair = names[index] as readonly [string, string]
      if (from[pair[0]] !== undefined) to[pair[1]] = from[pair[0]]
    }
    return to
  }
  const items = (given.items || []).map((item) => {
    const product = copyKnown({}, given as Record<string, unknown>, [['currency', 'currency']])
    return copyKnown(product, item, [
      ['item_id', 'productId'],
      ['item_name', 'name'],
      ['item_category', 'category'],
      ['item_brand', 'brand'],
      ['item_variant', 'variant'],
      ['price', 'price'],
      ['quantity', 'quantity'],
      ['coupon', 'coupon'],
    ])
  })
  if (event === 'view_item') return items.map((item) => ['productViewed', item])
  if (event === 'add_to_cart') return items.map((item) => ['productAdded', item])
  if (event === 'remove_from_cart') return items.map((item) => ['productRemoved', item])
  const cart = copyKnown({ items: items }, given as Record<string, unknown>, [
    ['value', 'value'],
    ['currency', 'currency'],
    ['coupon', 'coupon'],
  ])
  if (event === 'begin_checkout') return [['checkoutStarted', cart]]
  if (event !== 'purchase') return []
  const order = copyKnown(cart, given as Record<string, unknown>, [
    ['transaction_id', 'orderId'],
    ['tax', 'tax'],
    ['shipping', 'shipping'],
  ])
  return [['purchased', order]]
}
