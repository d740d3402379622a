import type { Metadata } from 'next'
import { CartTable } from '../../parts/cart-table.tsx'

export const metadata: Metadata = { title: 'Cart' }

export default function Page() {
  return <CartTable />
}
