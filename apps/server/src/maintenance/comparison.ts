import type { StoredSession } from '@sojourn/warehouse'
import { differingFields } from './differing-fields.ts'
import { type FoldedSession, keyText } from './fold-block.ts'
import { Turns } from './turns.ts'

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

/** Adds the sessions of a block: as they were folded, and as their rows stand. */
export async function compareBlock(
  comparison: Comparison,
  folded: readonly FoldedSession[],
  rows: readonly StoredSession[],
): Promise<void> {
  const turns = new Turns()
  const standing = new Map(rows.map((row) => [keyText(row.session), row]))
  for (const row of rows) count(comparison, row, 'before')
  for (const { stored, ...key } of folded) {
    if (stored) count(comparison, stored, 'after')
    const row = standing.get(keyText(key))
    if (stored && row) {
      const fields = differingFields(stored, row)
      if (fields.length > 0) comparison.changed++
      for (const field of fields) comparison.fields[field] = (comparison.fields[field] ?? 0) + 1
    } else if (stored || row) comparison.changed++
    await turns.step()
  }
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
