import type { FoldStep } from './ordered-fold.ts'

interface Unfinished {
  /** Adds minus removes since the last purchase. */
  cart: number
  checkout: boolean
  form: boolean
}

/** The event types that begin or finish a cart, a checkout or a form. */
export const unfinishedTypes: ReadonlySet<string> = new Set([
  'add_to_cart',
  'remove_from_cart',
  'checkout_start',
  'checkout_complete',
  'purchase',
  'form_started',
  'form_completed',
])

/** What is begun and not finished: a purchase or a complete checkout empties the cart and ends the checkout. */
export const unfinishedSteps: FoldStep<string, Unfinished> = {
  start: () => ({ cart: 0, checkout: false, form: false }),
  add: (unfinished, type) => {
    if (type === 'add_to_cart') unfinished.cart += 1
    else if (type === 'remove_from_cart') unfinished.cart -= 1
    else if (type === 'checkout_start') unfinished.checkout = true
    else if (type === 'form_started') unfinished.form = true
    else if (type === 'form_completed') unfinished.form = false
    else {
      unfinished.cart = 0
      unfinished.checkout = false
    }
    return unfinished
  },
}
