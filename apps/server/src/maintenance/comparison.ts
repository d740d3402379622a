import type { StoredSession } from '@sojourn/warehouse'

/** A figure by the rows that stand, and by the rows as they would be written. */
export interface BeforeAfter {
  before: number
  after: number
}

/** What a rebuild changes, or would. Sessions that are live meanwhile may count as changed: their row is written behind. */
export interface Comparison {
  readonly sessions: BeforeAfter
  readonly converted: BeforeAfter
  readonly bounced: BeforeAfter
  readonly pageViews: BeforeAfter
  /** Sessions, by their outcome. */
  readonly outcomes: Record<string, BeforeAfter>
  /** Sessions, by the stages that they reached. */
  readonly stages: Record<string, BeforeAfter>
  /** Sessions of which anything changes, new and vanishing ones too. */
  changed: number
  /** How many of them change in which field. */
  readonly fields: Record<string, number>
}

const nothing = (): BeforeAfter => ({ before: 0, after: 0 })

export const newComparison = (): Comparison => ({
  sessions: nothing(),
  converted: nothing(),
  bounced: nothing(),
  pageViews: nothing(),
  outcomes: {},
  stages: {},
  changed: 0,
  fields: {},
})

/** Adds a session: as its events make it, as its row stands, and the fields in which these two differ. */
export function addToComparison(
  comparison: Comparison,
  after: StoredSession | null,
  before: StoredSession | undefined,
  fields: readonly string[],
): void {
  if (before) count(comparison, before, 'before')
  if (after) count(comparison, after, 'after')
  if (after && before) {
    if (fields.length > 0) comparison.changed++
    for (const field of fields) comparison.fields[field] = (comparison.fields[field] ?? 0) + 1
  } else if (after || before) comparison.changed++
}

function count(comparison: Comparison, { session }: StoredSession, side: keyof BeforeAfter): void {
  comparison.sessions[side]++
  if (session.converted) comparison.converted[side]++
  if (session.bounced) comparison.bounced[side]++
  comparison.pageViews[side] += session.pageCount
  add(comparison.outcomes, session.outcome, side)
  for (const stage of session.stages) add(comparison.stages, stage, side)
}

function add(figures: Record<string, BeforeAfter>, name: string, side: keyof BeforeAfter): void {
  const figure = figures[name] ?? nothing()
  figure[side]++
  figures[name] = figure
}
