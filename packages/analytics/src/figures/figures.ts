import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import type { SelectedSessions } from '../frame/select-sessions.ts'
import { sessionSql } from '../frame/session-keys.ts'
import { metrics } from '../metrics/index.ts'
import type { Metric } from '../metrics/metric.ts'
import { isOrderSql, orderKeySql } from '../orders/order-sql.ts'
import earningsSql from './earnings.sql?raw'
import sql from './figures.sql?raw'
import toldEarningsSql from './told-earnings.sql?raw'
import toldSql from './told-figures.sql?raw'
import traitEarningsSql from './trait-earnings.sql?raw'
import traitSql from './trait-figures.sql?raw'

/** Figures by the name of their metric; null where there is nothing to tell one from. */
export type Figures = Record<string, number | null>

/** What figures are asked of. */
export interface FiguresAsked {
  readonly siteIds: readonly string[]
  readonly selected: SelectedSessions
  /** Names of {@link metrics}. */
  readonly metrics: readonly string[]
  /** ISO 4217: the one that revenue is told in. */
  readonly currency: string
  /** The group of a session as SQL over its row; an `arrayJoin` puts it into several. @default all in one */
  readonly group?: string
  /**
   * Whether the group 0 is that of all sessions, because others hold a session several times; else all rows are the whole.
   * @default false
   */
  readonly isZeroWhole?: boolean
  /**
   * Instead of `group`, what events say: `said`, aggregates over those of a session that are true of `exists`, and `groups`,
   * the array of its groups over these. The group 0 is that of all sessions.
   * Or what a trait of the user says, `value` and `exists` as SQL over events: the values bound to `top` have groups
   * `['value', …]`, all others `['other', '']`, and sessions of which nothing is said `['none', '']`.
   */
  readonly told?:
    | { readonly by: 'events'; readonly said: string; readonly groups: string; readonly exists: string }
    | { readonly by: 'trait'; readonly value: string; readonly exists: string }
  /** Which groups, as SQL over `grp`. @default all */
  readonly wanted?: string
  /** What those two are bound to, beside the bindings of `selected`. */
  readonly params?: Readonly<Record<string, unknown>>
}

/** What a group is told by: the value of its SQL. */
export type Group = string | number | readonly [string, string]

interface Row {
  readonly isWhole: boolean
  readonly group: Group
  readonly values: readonly (number | null)[]
}

const read = ([isWhole, group, ...values]: unknown[]): Row => ({
  isWhole: isWhole === 1,
  group: group as Group,
  values: values as (number | null)[],
})
const define = (name: string, sql: string) =>
  defineQuery<Record<string, unknown>, Row>({
    name,
    sql,
    read,
  })
const bySessions = {
  group: define('figures', sql),
  events: define('told-figures', toldSql),
  trait: define('trait-figures', traitSql),
}
const byEarnings = {
  group: define('earnings', earningsSql),
  events: define('told-earnings', toldEarningsSql),
  trait: define('trait-earnings', traitEarningsSql),
}

/** Figures of groups of sessions, and of all those groups together (`whole`: a session in two groups is in it twice). */
export async function figures(
  warehouse: Warehouse,
  asked: FiguresAsked,
  options: ReadOptions,
): Promise<{ groups: { group: Group; figures: Figures }[]; whole: Figures }> {
  const { selected, group = "''", isZeroWhole = false, wanted = 'true', told, currency, siteIds } = asked
  const known = asked.metrics.flatMap((name) => metrics.get(name) ?? [])
  const params = { ...selected.bindings.params, ...asked.params, currency }
  const parts = [
    { query: bySessions[told?.by ?? 'group'], of: known.filter((metric) => metric.over === 'sessions') },
    { query: byEarnings[told?.by ?? 'group'], of: known.filter((metric) => metric.over === 'earnings') },
  ]
  const answers = await Promise.all(
    parts.map(async ({ query, of }) => {
      if (of.length === 0) return []
      const holes = {
        ...selected.holes,
        ...peopleSql(siteIds),
        session: sessionSql(siteIds),
        ...told,
        ...(of.some(isOfOrders) ? { isOrder: isOrderSql, orderKey: orderKeySql } : {}),
        group,
        isWhole: isZeroWhole ? 'grp = 0' : 'grouping(grp)',
        sets: isZeroWhole ? 'grp' : 'grp WITH ROLLUP',
        wanted,
        metrics: selectionOf(of),
      }
      const rows = await query(warehouse, params, { ...options, holes })
      return rows.map((row) => ({ ...row, of }))
    }),
  )
  const whole = nothing(known)
  const groups = new Map<string, { group: Group; figures: Figures }>()
  for (const { isWhole, group, values, of } of answers.flat()) {
    const key = JSON.stringify(group)
    const here = groups.get(key) ?? { group, figures: nothing(known) }
    if (!isWhole) groups.set(key, here)
    const target = isWhole ? whole : here.figures
    for (const [index, { name }] of of.entries()) target[name] = values[index] ?? null
  }
  return { groups: [...groups.values()], whole }
}

/** The number of an order is looked for in several properties: only where something is to be known of orders. */
const isOfOrders = ({ expression }: Metric): boolean => /order_key|is_order/.test(expression)

const selectionOf = (list: readonly Metric[]): string => list.map((metric) => metric.expression).join(', ')

/** The figures of no sessions at all. */
export const nothing = (list: readonly Metric[]): Figures =>
  Object.fromEntries(list.map(({ name, ofNothing = 0 }) => [name, ofNothing]))

/** Visitor and user of a session as numbers to count by; of several sites, each has people of its own. */
function peopleSql(siteIds: readonly string[]): { visitor: string; user: string } {
  const one = siteIds.length === 1
  return {
    visitor: `if(vid = xxHash64(''), 0, ${one ? 'vid' : 'cityHash64(site_id, vid)'})`,
    user: `if(user_id = '', 0, ${one ? 'xxHash64(user_id)' : 'cityHash64(site_id, user_id)'})`,
  }
}
