import type { Commerce, TrackerHost } from './types.ts'

/** The shop's events, told through `track`. */
export function createCommerce(track: TrackerHost['track']): Commerce {
  return {
    productViewed: (product) => track('product_view', product),
    productAdded: (product) => track('add_to_cart', product),
    productRemoved: (product) => track('remove_from_cart', product),
    checkoutStarted: (cart) => track('checkout_start', cart),
    checkoutCompleted: (order) => track('checkout_complete', order, order),
    purchased: (order) =>
      track('purchase', order, {
        revenue: order.revenue ?? order.value,
        currency: order.currency,
        eventId: `purchase:${order.orderId}`.replace(/[^\w.:-]/g, '_'),
      }),
  }
}
