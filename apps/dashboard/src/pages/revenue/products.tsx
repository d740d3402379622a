import { Text } from '@mantine/core'
import type { RevenueAnswer } from '@sojourn/contract'
import { formatCount, formatMoney } from '../../format/format.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'

type Product = RevenueAnswer['products'][number]

/** What was sold, the most earning first. */
export function Products({ products, currency }: Pick<RevenueAnswer, 'products' | 'currency'>) {
  const columns: Column<Product>[] = [
    {
      key: 'product',
      heading: 'Product',
      width: 120,
      cell: ({ product, name }) => (
        <Text size="sm" className="cut" title={product}>
          {name ?? product}
        </Text>
      ),
    },
    {
      key: 'quantity',
      heading: 'Sold',
      width: 64,
      isFigure: true,
      cell: ({ quantity }) => formatCount(quantity),
    },
    {
      key: 'orders',
      heading: 'Orders',
      width: 70,
      isFigure: true,
      cell: ({ orders }) => formatCount(orders),
    },
    {
      key: 'revenue',
      heading: 'Revenue',
      isFigure: true,
      cell: ({ revenue }) => formatMoney(revenue, currency),
    },
  ]
  return <DataTable label="Products" columns={columns} rows={products} keyOf={({ product }) => product} />
}
