import { formatCount } from '../terminal/format-count.ts'

interface BeforeAfter {
  readonly before: number
  readonly after: number
}

/** What a rebuild changes, as the server answers it. */
export interface Comparison {
  readonly sessions: BeforeAfter
  readonly converted: BeforeAfter
  readonly bounced: BeforeAfter
  readonly pageViews: BeforeAfter
  readonly outcomes: Readonly<Record<string, BeforeAfter>>
  readonly stages: Readonly<Record<string, BeforeAfter>>
  readonly changed: number
  readonly fields: Readonly<Record<string, number>>
}

/** The figures before and after, a line each; an arrow stands where one changes. */
export function formatComparison({ changed, fields, outcomes, stages, ...totals }: Comparison): string[] {
  const figures: [string, BeforeAfter][] = [
    ['sessions', totals.sessions],
    ['converted', totals.converted],
    ['bounced', totals.bounced],
    ['page views', totals.pageViews],
    ...Object.entries(outcomes).map(([name, figure]): [string, BeforeAfter] => [`outcome ${name}`, figure]),
    ...Object.entries(stages).map(([name, figure]): [string, BeforeAfter] => [`stage ${name}`, figure]),
  ]
  const width = Math.max(...figures.map(([name]) => name.length))
  const lines = figures.map(([name, { before, after }]) => {
    const change = before === after ? '' : ` → ${formatCount(after)}`
    return `  ${name.padEnd(width)}  ${formatCount(before)}${change}`
  })
  const inFields = Object.entries(fields).map(([field, count]) => `${field} of ${formatCount(count)}`)
  const what = inFields.length > 0 ? `: ${inFields.join(', ')}` : ''
  return [...lines, `${formatCount(changed)} sessions differ${what}.`]
}
