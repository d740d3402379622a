import { type TopList, topLists } from '@sojourn/contract'
import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import { dimensions } from '../dimensions/index.ts'
import type { SelectedSessions } from '../frame/select-sessions.ts'
import sql from './top-lists.sql?raw'

/** A list of which each session has one value or none. */
export type SessionList = Exclude<TopList, 'page'>

/** The sessions of a value; null: of which nothing is known. */
export interface TopRow {
  readonly value: string | null
  readonly sessions: number
}

const names = topLists.filter((name) => name !== 'page')

const texts = names.map((name) => {
  const dimension = dimensions.get(name)
  if (dimension?.level !== 'session') throw new Error(`${name} is no dimension of sessions`)
  return dimension.value.text
})

const oneOf = (part: (index: number) => string, last: string) =>
  `multiIf(${names.map((_, index) => `grouping(list_${index}) = 0, ${part(index)}`).join(', ')}, ${last})`

const holes = {
  list: oneOf(String, '0'),
  value: oneOf((index) => `toString(list_${index})`, "''"),
  dimensions: texts.map((text, index) => `${text} AS list_${index}`).join(', '),
  sets: `(${names.map((_, index) => `(list_${index})`).join(', ')})`,
}

const question = defineQuery<Record<string, unknown>, { list: SessionList; row: TopRow }>({
  name: 'dashboard-top-lists',
  sql,
  read: ([list, value, sessions]) => ({
    list: names[list as number] as SessionList,
    row: { value: (value as string) || null, sessions: sessions as number },
  }),
})

/** The first rows of the break-downs by what each session has one value of. */
export async function sessionTopLists(
  warehouse: Warehouse,
  selected: SelectedSessions,
  limit: number,
  options: ReadOptions,
): Promise<Record<SessionList, TopRow[]>> {
  const rows = await question(
    warehouse,
    { ...selected.bindings.params, limit },
    { ...options, holes: { ...selected.holes, ...holes } },
  )
  const ofList = (name: SessionList) => rows.flatMap(({ list, row }) => (list === name ? [row] : []))
  return Object.fromEntries(names.map((name) => [name, ofList(name)])) as Record<SessionList, TopRow[]>
}
