import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import type { Interval } from '../calendar/interval-starts.ts'
import { askParts } from '../frame/ask-parts.ts'
import { bucketSql } from '../frame/bucket-sql.ts'
import type { Frame } from '../frame/frame.ts'
import { isKnownSql } from '../frame/person.ts'
import { selectSessions } from '../frame/select-sessions.ts'
import { sessionSql } from '../frame/session-keys.ts'
import { withSpan } from '../frame/with-span.ts'
import { isOrderSql, orderKeySql } from '../orders/order-sql.ts'
import { seriesStarts } from '../series-starts/series-starts.ts'
import earningsSql from './earnings.sql?raw'
import { addShoppers, assembleRevenue, type Earning, type Revenue, type Shoppers } from './revenue-answer.ts'
import shoppersSql from './shoppers.sql?raw'
import { topProducts } from './top-products.ts'
import visitorsSql from './visitors.sql?raw'

/** What puts something into a cart: not looking at the cart, nor taking out of it. */
const isAddingSql =
  "(type = 'add_to_cart' OR stage = 'cart' AND type NOT IN ('page_view', 'remove_from_cart'))"

/**
 * Who the orders of a session are of: its person, on whichever site; where nobody is known, whoever that was in this session.
 */
const personOrSessionSql = `(${isKnownSql}, multiIf(user_id != '', xxHash64(user_id), ${isKnownSql}, vid, sid))`

type Params = Record<string, unknown>

const earnings = defineQuery<Params, Earning>({
  name: 'revenue-earnings',
  sql: earningsSql,
  read: ([currency, by, value, revenue, orders, buyers, repeatBuyers]) =>
    ({ currency, by, value, revenue, orders, buyers, repeatBuyers }) as Earning,
})
const shoppers = defineQuery<Params, Shoppers>({
  name: 'revenue-shoppers',
  sql: shoppersSql,
  read: ([by, value, sessions, carts, cartsBought, checkouts, checkoutsBought]) =>
    ({ by, value, sessions, carts, cartsBought, checkouts, checkoutsBought }) as Shoppers,
})
const visitors = defineQuery<Params, number>({
  name: 'revenue-visitors',
  sql: visitorsSql,
  read: ([count]) => count as number,
})
/** What is asked of revenue beside the frame. */
export interface RevenueSelection {
  /** Of the series; absent: as it suits the range. */
  readonly interval?: Interval | undefined
  /** ISO 4217: that of the figures, and what an event with revenue earned in that names none. */
  readonly currency: string
  /** Of products, channels and campaigns, the most earning first. */
  readonly limit: number
}

/**
 * What the chosen sessions earned.
 * @throws QuestionError where a filter or the segment names what does not exist, or there are too many intervals
 */
export async function revenue(
  warehouse: Warehouse,
  frame: Frame,
  { interval, currency, limit }: RevenueSelection,
  options: ReadOptions = {},
): Promise<Revenue> {
  const selected = selectSessions(await withSpan(warehouse, frame, options))
  const { starts } = await seriesStarts(warehouse, frame, interval, options)
  const params = { ...selected.bindings.params, starts, currency, limit }
  const own = {
    session: sessionSql(frame.siteIds),
    bucket: bucketSql,
    person: personOrSessionSql,
    isOrder: isOrderSql,
    orderKey: orderKeySql,
    isAdding: isAddingSql,
  }
  const holes = { ...selected.holes, ...own }
  const [earned, came, [visitorsAll = 0], sold] = await Promise.all([
    earnings(warehouse, params, { ...options, holes }),
    askParts(selected, options, (chosen, options) =>
      shoppers(warehouse, params, { ...options, holes: { ...chosen, ...own } }),
    ),
    visitors(warehouse, params, { ...options, holes }),
    topProducts(warehouse, selected, params, options),
  ])
  return assembleRevenue({
    earned,
    came: addShoppers(came),
    visitors: visitorsAll,
    sold,
    starts,
    currency,
    limit,
  })
}
export type { Revenue }
