'use client'

import { useTracker } from '@sojourn/next'
import { useEffect } from 'react'
import { addToCart } from '../site/cart.ts'
import type { products } from '../site/products.ts'

/** A product, and the button that puts it into the cart. */
export function ProductCard({ product }: { readonly product: (typeof products)[number] }) {
  const { commerce } = useTracker()
  useEffect(() => commerce.productViewed({ ...product, currency: 'EUR' }), [commerce, product])
  const add = () => {
    addToCart(product.productId)
    commerce.productAdded({ ...product, currency: 'EUR', quantity: 1 })
  }
  return (
    <>
      <h1>{product.name}</h1>
      <p>{product.price.toFixed(2)} €</p>
      <button id="add" type="button" onClick={add}>
        Add to cart
      </button>
    </>
  )
}
