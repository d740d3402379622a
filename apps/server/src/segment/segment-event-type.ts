import { createHash } from 'node:crypto'

/** Names of Segment's e-commerce and web specifications, first and second version, that are standard types of ours. */
const standardTypes: Readonly<Record<string, string>> = {
  added_product: 'add_to_cart',
  checkout_completed: 'checkout_complete',
  checkout_started: 'checkout_start',
  completed_order: 'purchase',
  form_submitted: 'form_completed',
  order_completed: 'purchase',
  product_added: 'add_to_cart',
  product_removed: 'remove_from_cart',
  product_viewed: 'product_view',
  products_searched: 'search',
  removed_product: 'remove_from_cart',
  started_checkout: 'checkout_start',
  viewed_product: 'product_view',
}

const typeMax = 64

/**
 * The event type for the name of a `track` call: `Order Completed` is `purchase`, `Signed Up` and `signedUp` are
 * `signed_up`. Accents are dropped; a name without any Latin letter or digit is `event_` and a digest of it, so that
 * it stays countable. What is no text, or empty, is undefined.
 */
export function segmentEventType(name: unknown): string | undefined {
  if (typeof name !== 'string' || name.trim() === '') return undefined
  const folded = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/([a-z0-9])(?=[A-Z])/g, '$1_')
    .toLowerCase()
    .replace(/[^a-z0-9.:]+/g, '_')
    .replace(/_*([.:])_*/g, '$1')
    .slice(0, typeMax)
    .replace(/^[_.:]+|[_.:]+$/g, '')
  if (folded === '') return `event_${createHash('sha256').update(name).digest('hex').slice(0, 12)}`
  return Object.hasOwn(standardTypes, folded) ? standardTypes[folded] : folded
}
