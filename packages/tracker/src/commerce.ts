import type { Commerce, Order, TrackerHost } from './types.ts'

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
        currency: order.currency,
        revenue: order.revenue ?? order.value ?? sumOf(order),
        eventId: `purchase:${order.orderId}`,
      }),
  }
}

/** In units of the currency, to a hundredth of a cent. */
const sumOf = ({ items = [] }: Order): number =>
  Math.round(items.reduce((sum, { price = 0, quantity = 1 }) => sum + price * quantity, 0) * 1e4) / 1e4
