import type { Metadata } from 'next'

export const metadata: Metadata = { title: 'Thank you' }

export default async function Page({ searchParams }: { readonly searchParams: Promise<{ order?: string }> }) {
  const { order } = await searchParams
  return (
    <>
      <h1>Thank you</h1>
      <p>{order} is on its way.</p>
    </>
  )
}
