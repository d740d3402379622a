import type { Metadata } from 'next'
import { CheckoutForm } from '../../parts/checkout-form.tsx'

export const metadata: Metadata = { title: 'Checkout' }

export default function Page() {
  return <CheckoutForm />
}
