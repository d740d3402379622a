'use client'

import { useLogEvent, useTracker } from '@sojourn/next'
import { useRouter } from 'next/navigation'
import { type FormEvent, useEffect, useRef } from 'react'
import { emptyCart, useCart } from '../site/cart.ts'

/** The address, and the button that buys. What is typed stays here. */
export function CheckoutForm() {
  const { commerce } = useTracker()
  const logEvent = useLogEvent()
  const router = useRouter()
  const cart = useCart()
  const isStarted = useRef(false)
  useEffect(() => {
    if (isStarted.current || cart.items.length === 0) return
    isStarted.current = true
    commerce.checkoutStarted(cart)
    logEvent('form_started', { form: 'address' })
  })
  const buy = (event: FormEvent) => {
    event.preventDefault()
    const orderId = `order-${Date.now()}`
    logEvent('form_completed', { form: 'address' })
    commerce.purchased({ ...cart, orderId })
    emptyCart()
    router.push(`/confirmation?order=${orderId}`)
  }
  return (
    <>
      <h1>Checkout</h1>
      <p>Together {cart.value.toFixed(2)} €</p>
      <form id="address" onSubmit={buy}>
        <label>
          Name <input name="name" autoComplete="name" required />
        </label>
        <button type="submit">Buy</button>
      </form>
    </>
  )
}
