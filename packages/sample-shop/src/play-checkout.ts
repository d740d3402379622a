import type { Person } from './make-people.ts'
import type { Product } from './products.ts'
import type { VisitRecorder } from './visit-recorder.ts'

const shippingFreeFrom = 50
const shipping = 4.9

/** The way from the cart to the order, which many leave. */
export function playCheckout(visit: VisitRecorder, { random, userId, eagerness }: Person): void {
  const { cart } = visit
  visit.wait(random.wait(20))
  visit.view('/cart', 'Cart')
  if (cart.length > 1 && random.chance(0.2)) {
    const left = cart.pop() as Product
    visit.wait(random.wait(10))
    visit.record('remove_from_cart', { productId: left.productId, name: left.name, price: left.price })
  }
  if (!random.chance(0.5 + eagerness * 0.35)) return
  visit.wait(random.wait(15))
  visit.view('/checkout', 'Checkout')
  visit.record('checkout_start', { value: total(cart), items: cart.length })
  if (userId !== undefined && !visit.isKnown) {
    visit.wait(10 + random.wait(30))
    visit.signIn(userId)
  }
  if (random.chance(0.18)) return
  visit.wait(15 + random.wait(40))
  visit.view('/checkout/payment', 'Payment')
  if (random.chance(0.14)) return
  visit.wait(10 + random.wait(30))
  order(visit)
}

function order(visit: VisitRecorder): void {
  const { cart } = visit
  const sum = total(cart)
  const revenue = round(sum < shippingFreeFrom ? sum + shipping : sum)
  const orderId = `order_${visit.sessionId.slice('seed_'.length)}`
  const items = cart.map(({ productId, name, price, category }) => ({
    productId,
    name,
    price,
    category,
    quantity: 1,
  }))
  visit.view('/checkout/confirmation', 'Thank you')
  visit.record('purchase', { orderId, items, shipping: round(revenue - sum) }, { revenue })
}

const total = (cart: readonly Product[]): number => round(cart.reduce((sum, { price }) => sum + price, 0))

const round = (amount: number): number => Math.round(amount * 100) / 100
