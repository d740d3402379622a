import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import { askRanked, type Ranked } from '../frame/ask-ranked.ts'
import type { SelectedSessions, SessionHoles } from '../frame/select-sessions.ts'
import { isOrderSql, orderKeySql } from '../orders/order-sql.ts'
import { productHoles } from './product-sql.ts'
import sql from './products.sql?raw'
import type { Product } from './revenue-answer.ts'
import sharedSql from './shared-orders.sql?raw'

type Params = Record<string, unknown>
type Row = Ranked & Pick<Product, 'name' | 'quantity' | 'orders'>

const products = defineQuery<Params, Row>({
  name: 'revenue-products',
  sql,
  holes: { ...productHoles, isOrder: isOrderSql, orderKey: orderKeySql },
  read: ([product, name, quantity, orders, revenue]) => ({
    value: product as string,
    name: (name as string) || null,
    quantity: quantity as number,
    orders: orders as number,
    weight: revenue as number,
  }),
})

const sharedOrders = defineQuery<Params, number>({
  name: 'revenue-shared-orders',
  sql: sharedSql,
  read: ([one]) => one as number,
})

/** What sums of money are rounded to. */
const moneyScale = 10_000

const add = (one: Row, other: Row): Row => ({
  value: one.value,
  name: one.name ?? other.name,
  quantity: one.quantity + other.quantity,
  orders: one.orders + other.orders,
  weight: Math.round((one.weight + other.weight) * moneyScale) / moneyScale,
})

/** The products of the chosen sessions in the currency that is bound, the most earning first. */
export async function topProducts(
  warehouse: Warehouse,
  selected: SelectedSessions,
  params: Params & { readonly limit: number },
  options: ReadOptions,
): Promise<Product[]> {
  const ask = (holes: SessionHoles, options: ReadOptions, limit: number) =>
    products(warehouse, { ...params, limit }, { ...options, holes })
  let isTold = true
  const askPart = async (holes: SessionHoles, options: ReadOptions, limit: number) => {
    const rows = await ask(holes, options, limit)
    // What the list of a part leaves out earned no more than its last, but may have lost there what it earned elsewhere.
    if (rows.length === limit && (rows.at(-1)?.weight ?? 0) <= 0) isTold = false
    return rows
  }
  const askWhole = () => ask(selected.holes, options, params.limit)
  const askAll = async () => {
    if (!selected.parts) return askWhole()
    const [isShared, rows] = await Promise.all([
      areOrdersShared(warehouse, selected, params, options),
      askRanked(selected, options, params.limit, { ask: askPart, add }),
    ])
    return isTold && !isShared ? rows : askWhole()
  }
  return (await askAll()).map(({ value, name, quantity, orders, weight }) => ({
    product: value,
    name,
    quantity,
    orders,
    revenue: weight,
  }))
}

/** Whether the parts of the sessions have an order in common, which would count in both. */
async function areOrdersShared(
  warehouse: Warehouse,
  { parts }: SelectedSessions,
  params: Params,
  options: ReadOptions,
): Promise<boolean> {
  if (!parts?.rest) return false
  const holes = { keptEvents: parts.kept.holes.chosenEvents, restEvents: parts.rest.holes.chosenEvents }
  return (await sharedOrders(warehouse, params, { ...options, holes })).length > 0
}
