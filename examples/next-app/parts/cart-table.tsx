'use client'

import Link from 'next/link'
import { useCart } from '../site/cart.ts'

/** What lies in the cart. */
export function CartTable() {
  const { items, value } = useCart()
  return (
    <>
      <h1>Cart</h1>
      <ul>
        {items.map(({ productId, name, quantity }) => (
          <li key={productId}>
            {quantity} × {name}
          </li>
        ))}
      </ul>
      <p>Together {value.toFixed(2)} €</p>
      <Link href="/checkout">To checkout</Link>
    </>
  )
}
