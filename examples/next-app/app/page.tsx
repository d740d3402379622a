import type { Metadata } from 'next'
import Link from 'next/link'
import { products } from '../site/products.ts'

export const metadata: Metadata = { title: 'Everything' }

export default function Page() {
  return (
    <>
      <h1>Everything</h1>
      <ul>
        {products.map(({ productId, name, price }) => (
          <li key={productId}>
            <Link href={`/products/${productId}`}>{name}</Link> {price.toFixed(2)} €
          </li>
        ))}
      </ul>
    </>
  )
}
