import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ProductCard } from '../../../parts/product-card.tsx'
import { products } from '../../../site/products.ts'

interface Props {
  readonly params: Promise<{ id: string }>
}

async function productOf({ params }: Props) {
  const { id } = await params
  return products.find(({ productId }) => productId === id) ?? notFound()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await productOf(props)).name }
}

export default async function Page(props: Props) {
  return <ProductCard product={await productOf(props)} />
}
