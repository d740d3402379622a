import type { ReadOptions, Warehouse } from '@sojourn/warehouse'
import type { Group } from '../figures/ask-tallies.ts'
import { figures } from '../figures/figures.ts'
import { type Figures, nothing } from '../figures/tally.ts'
import type { SelectedSessions } from '../frame/select-sessions.ts'
import { metrics } from '../metrics/index.ts'

/** What rows can be put in order by. */
export const breakdownSorts = ['sessions', 'pageViews', 'events'] as const
export type BreakdownSort = (typeof breakdownSorts)[number]

/** What a break-down is asked of. */
export interface BreakdownAsked {
  /** A dimension, `property:NAME` or `trait:NAME`. */
  readonly by: string
  readonly metrics: readonly string[]
  readonly sort: BreakdownSort
  /** Most rows. */
  readonly limit: number
  /** ISO 4217: the one that revenue is told in. */
  readonly currency: string
  /** Only these have rows; absent: those that most have. */
  readonly values?: readonly (string | null)[] | undefined
}

/** The sessions of one value. */
export interface BreakdownRow {
  /** Null: sessions of which no value is known. */
  readonly value: string | null
  readonly figures: Figures
}

/**
 * The sessions of a frame by one thing about them: the values that most have, all others together, and all sessions.
 *
 * Where a session has one value (country, entry page, a trait), rows and `other` add up to `total`, but for counts of
 * different visitors, users and orders. Where it can have several (page, event type, a property, stages), it counts in the
 * row of each of them, with its visitor, its conversion and what it earned; `other` has every session with a value beyond
 * the rows, and `null` those without any. `events` and `pageViews` of a row are then those with the value alone, but for
 * stages, of which events are no measure.
 */
export interface Breakdown {
  readonly rows: BreakdownRow[]
  readonly other: Figures
  readonly total: Figures
}

/** A break-down while it is being answered. */
export interface BreakdownQuestion {
  readonly warehouse: Warehouse
  readonly siteIds: readonly string[]
  readonly selected: SelectedSessions
  readonly asked: BreakdownAsked
  readonly options: ReadOptions
}

/** Figures of groups, as the question asks for them; `sort` is among them, whatever was asked for. */
export function figuresOf(
  { warehouse, siteIds, selected, asked, options }: BreakdownQuestion,
  groups: Pick<Parameters<typeof figures>[1], 'group' | 'isZeroWhole' | 'wanted' | 'told' | 'params'>,
) {
  const names = [...new Set([...asked.metrics, asked.sort])]
  return figures(
    warehouse,
    { siteIds, selected, metrics: names, currency: asked.currency, ...groups },
    options,
  )
}

/** The values that are to have rows, where the question says which; nothing known has none here. */
export const valuesAsked = ({ asked }: BreakdownQuestion): string[] | undefined =>
  asked.values?.filter((value) => value !== null)

/** Groups as rows, other and total; `groups` names each as `told` figures do. */
export function assemble(
  { asked }: BreakdownQuestion,
  groups: readonly { group: Group; figures: Figures }[],
  whole: Figures,
): Breakdown {
  const { sort } = asked
  const rows: BreakdownRow[] = []
  let other = nothing([...asked.metrics, sort].flatMap((name) => metrics.get(name) ?? []))
  for (const { group, figures } of groups) {
    const [kind, text] = group as readonly [string, string]
    if (kind === 'other') other = figures
    else rows.push({ value: kind === 'none' ? null : text, figures })
  }
  rows.sort(
    (one, next) => Number(next.figures[sort]) - Number(one.figures[sort]) || inOrder(one.value, next.value),
  )
  return { rows, other, total: whole }
}

const inOrder = (one: string | null, next: string | null): number =>
  one === next
    ? 0
    : one === null || (next !== null && Buffer.compare(Buffer.from(one), Buffer.from(next)) < 0)
      ? -1
      : 1
