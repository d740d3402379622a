import { type TopList, topLists } from '@sojourn/contract'
import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import { dimensions } from '../dimensions/index.ts'
import { askParts } from '../frame/ask-parts.ts'
import { firstOf, listOf, type Ranked } from '../frame/ask-ranked.ts'
import type { SelectedSessions, SessionHoles } from '../frame/select-sessions.ts'
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

const question = defineQuery<Record<string, unknown>, Ranked & { readonly list: SessionList }>({
  name: 'dashboard-top-lists',
  sql,
  read: ([list, value, sessions]) => ({
    list: names[list as number] as SessionList,
    value: value as string,
    weight: sessions as number,
  }),
})

/** Values of each list that a part of the sessions answers. */
const listedMax = 2000

/** The first rows of the break-downs by what each session has one value of. */
export async function sessionTopLists(
  warehouse: Warehouse,
  selected: SelectedSessions,
  limit: number,
  options: ReadOptions,
): Promise<Record<SessionList, TopRow[]>> {
  const ask = (chosen: SessionHoles, options: ReadOptions, limit: number) =>
    question(
      warehouse,
      { ...selected.bindings.params, limit },
      { ...options, holes: { ...chosen, ...holes } },
    )
  const add = (one: Ranked, other: Ranked) => ({ ...one, weight: one.weight + other.weight })
  const askedFor = Math.max(limit, listedMax)
  const parts = selected.parts
    ? await askParts(selected, options, (chosen, options) => ask(chosen, options, askedFor))
    : []
  const merged = names.map((name) =>
    firstOf<Ranked>(
      parts.map((rows) =>
        listOf(
          rows.filter(({ list }) => list === name),
          askedFor,
        ),
      ),
      limit,
      add,
    ),
  )
  const isTold = parts.length > 0 && merged.every((rows) => rows !== undefined)
  const whole = isTold ? [] : await ask(selected.holes, options, limit)
  const ofList = (name: SessionList, index: number) =>
    ((isTold && merged[index]) || whole.filter(({ list }) => list === name)).map(({ value, weight }) => ({
      value: value || null,
      sessions: weight,
    }))
  return Object.fromEntries(names.map((name, index) => [name, ofList(name, index)])) as Record<
    SessionList,
    TopRow[]
  >
}
