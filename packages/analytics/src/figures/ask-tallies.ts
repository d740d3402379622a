import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import { askParts } from '../frame/ask-parts.ts'
import type { SessionHoles } from '../frame/select-sessions.ts'
import { sessionSql } from '../frame/session-keys.ts'
import type { Metric } from '../metrics/metric.ts'
import { isOrderSql, orderNumberSql } from '../orders/order-sql.ts'
import earningsSql from './earnings.sql?raw'
import sql from './figures.sql?raw'
import type { FiguresAsked } from './figures.ts'
import { askNewPeople, type NewPeople } from './new-people.ts'
import { Numbers, numbersSql } from './numbers.ts'
import { peopleSql } from './people-sql.ts'
import { addTallies, type Columns, type Tally } from './tally.ts'
import toldEarningsSql from './told-earnings.sql?raw'
import toldSql from './told-figures.sql?raw'
import traitEarningsSql from './trait-earnings.sql?raw'
import traitSql from './trait-figures.sql?raw'

/** What a group is told by: the value of its SQL. */
export type Group = string | number | readonly [string, string]

/** What a group comes to, or all groups together. */
export interface GroupTally {
  readonly isWhole: boolean
  readonly group: Group
  readonly tally: Tally
}

/** Tallies that figures are told from. */
export interface TalliesAsked extends FiguresAsked {
  readonly over: Metric['over']
  readonly columns: Columns
}

interface Row {
  readonly isWhole: boolean
  readonly group: Group
  /** Sums, then counts, then members. */
  readonly cells: readonly unknown[]
}

const define = (name: string, sql: string) =>
  defineQuery<Record<string, unknown>, Row>({
    name,
    sql,
    read: ([isWhole, group, ...cells]) => ({ isWhole: isWhole === 1, group: group as Group, cells }),
  })
const queries = {
  sessions: {
    group: define('figures', sql),
    events: define('told-figures', toldSql),
    trait: define('trait-figures', traitSql),
  },
  earnings: {
    group: define('earnings', earningsSql),
    events: define('told-earnings', toldEarningsSql),
    trait: define('trait-earnings', traitEarningsSql),
  },
}

/**
 * Most numbers of a group that are listed with a part of the sessions. Where there are more people, they are asked for by
 * themselves, as those of the sessions kept mostly are; orders are few, and where there are more, all sessions are better
 * asked at once.
 */
const listedMax = {
  sessions: { kept: 300, rest: 100_000 },
  earnings: { kept: 50_000, rest: 50_000 },
}

/** Tallies of each group and of all, put together from those of the parts of the sessions where that can be. */
export async function askTallies(
  warehouse: Warehouse,
  asked: TalliesAsked,
  options: ReadOptions,
  listed = listedMax[asked.over],
): Promise<GroupTally[]> {
  const { selected, told } = asked
  const askWhole = () => ask(warehouse, asked, selected.holes, options)
  if (!selected.parts || told?.by === 'trait') return askWhole()
  const [kept = [], rest = []] = await askParts(selected, options, (holes, options, part) =>
    ask(warehouse, asked, holes, options, listed[part]),
  )
  const added = add(kept, rest)
  if (added) return added
  const newPeople =
    asked.over === 'sessions' ? await askNewPeople(warehouse, asked, [kept, rest], options) : undefined
  return (newPeople && add(kept, rest, newPeople)) ?? askWhole()
}

/** Tallies of two parts together; undefined where they do not say how many people or orders are in both. */
function add(
  kept: readonly GroupTally[],
  rest: readonly GroupTally[],
  newPeople?: NewPeople,
): GroupTally[] | undefined {
  const keyOf = ({ isWhole, group }: GroupTally) => JSON.stringify([isWhole, group])
  const all = new Map(kept.map((one) => [keyOf(one), one]))
  for (const second of rest) {
    const { isWhole, group } = second
    const first = all.get(keyOf(second))
    const newOnes = newPeople && ((column: number) => newPeople(second, column))
    const tally = first ? addTallies(first.tally, second.tally, newOnes) : second.tally
    if (!tally) return undefined
    all.set(keyOf(second), { isWhole, group, tally })
  }
  return [...all.values()]
}

async function ask(
  warehouse: Warehouse,
  asked: TalliesAsked,
  chosen: SessionHoles,
  options: ReadOptions,
  listed = 0,
): Promise<GroupTally[]> {
  const { siteIds, selected, group = "''", isZeroWhole = false, wanted = 'true', told, over, columns } = asked
  const holes = {
    ...chosen,
    ...peopleSql(siteIds),
    session: sessionSql(siteIds),
    ...told,
    isOrder: isOrderSql,
    orderNumber: columns.distinct.length > 0 ? orderNumberSql : '0',
    group,
    isWhole: isZeroWhole ? 'grp = 0' : 'grouping(grp)',
    sets: isZeroWhole ? 'grp' : 'grp WITH ROLLUP',
    wanted,
    metrics: selectionOf(columns, listed),
  }
  const params = { ...selected.bindings.params, ...asked.params, currency: asked.currency }
  const rows = await queries[over][told?.by ?? 'group'](warehouse, params, { ...options, holes })
  return rows.map(({ isWhole, group, cells }) => ({ isWhole, group, tally: tallyOf(cells, columns, listed) }))
}

function selectionOf({ sums, distinct }: Columns, listed: number): string {
  const counts = distinct.map((number) => `uniqExactIf(${number}, ${number} != 0)`)
  const lists = distinct.map((number, index) => {
    const list = `groupUniqArrayIf(${listed})(${number}, ${number} != 0)`
    return `if(${counts[index]} > ${listed}, '', ${numbersSql(list)})`
  })
  return [...sums, ...counts, ...(listed === 0 ? [] : lists)].join(', ')
}

function tallyOf(cells: readonly unknown[], { sums, distinct }: Columns, listed: number): Tally {
  const counts = cells.slice(sums.length, sums.length + distinct.length) as number[]
  const members = cells.slice(sums.length + distinct.length) as string[]
  return {
    sums: cells.slice(0, sums.length) as number[],
    distinct: counts.map((count, index) => ({
      count,
      members: count <= listed ? new Numbers(members[index] ?? '') : undefined,
    })),
  }
}
