'use client'

import { useSyncExternalStore } from 'react'
import { products } from './products.ts'

const storageKey = 'cart'
const listeners = new Set<() => void>()
const read = () => localStorage.getItem(storageKey) ?? '[]'

function write(productIds: readonly string[]): void {
  localStorage.setItem(storageKey, JSON.stringify(productIds))
  for (const listener of listeners) listener()
}
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const addToCart = (productId: string): void => write([...(JSON.parse(read()) as string[]), productId])
export const emptyCart = (): void => write([])

/** What lies in the cart, as the tracker's commerce events want it. */
export function useCart() {
  const productIds: string[] = JSON.parse(useSyncExternalStore(subscribe, read, () => '[]'))
  const items = products
    .map((product) => ({ ...product, quantity: productIds.filter((id) => id === product.productId).length }))
    .filter(({ quantity }) => quantity > 0)
  return {
    items,
    value: items.reduce((sum, { price, quantity }) => sum + price * quantity, 0),
    currency: 'EUR',
  }
}
