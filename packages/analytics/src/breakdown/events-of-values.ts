import type { Figures } from '../figures/tally.ts'
import type { Ranked } from '../frame/ask-ranked.ts'
import type { NamedGroup } from './numbered-groups.ts'

/** Events of one value, or of all. */
export interface ValueRow extends Ranked {
  readonly isAll: boolean
  readonly events: number
  readonly pageViews: number
}

/** The events of a value, or of all, among two sets of sessions that share none. */
export const addRows = <Row extends ValueRow>(one: Row, other: Row): Row => ({
  ...one,
  events: one.events + other.events,
  pageViews: one.pageViews + other.pageViews,
  weight: one.weight + other.weight,
})

type Counts = Pick<ValueRow, 'events' | 'pageViews'>

/** The events of a group's own value; those of others are what is left of all, and sessions without a value have none. */
export function ownOf(
  [kind, value]: NamedGroup['group'],
  figures: Figures,
  rows: readonly ValueRow[],
): Figures {
  const { events, pageViews } = countsOf(kind, value, rows)
  return {
    ...('events' in figures ? { events } : {}),
    ...('pageViews' in figures ? { pageViews } : {}),
  }
}

const nothing: Counts = { events: 0, pageViews: 0 }

function countsOf(kind: NamedGroup['group'][0], value: string, rows: readonly ValueRow[]): Counts {
  if (kind === 'none') return nothing
  if (kind === 'value') return rows.find((row) => !row.isAll && row.value === value) ?? nothing
  return rows.reduce((left, { isAll, events, pageViews }) => {
    const sign = isAll ? 1 : -1
    return { events: left.events + sign * events, pageViews: left.pageViews + sign * pageViews }
  }, nothing)
}
