import type { RetentionCohort, RetentionInput } from '@sojourn/contract'

/** What can be asked, as it stands in the URL. */
export interface RetentionSearch {
  readonly interval?: string
  readonly mode?: string
  readonly unit?: string
  /** Types of events. */
  readonly first?: string
  readonly returning?: string
}

const intervals = ['day', 'week', 'month'] as const
const periods = { day: 14, week: 12, month: 12 } as const

/** The question that the URL says; what makes no sense there is the standard. */
export function questionOfSearch(search: RetentionSearch): RetentionInput {
  const interval = intervals.find((name) => name === search.interval) ?? 'week'
  return {
    interval,
    periods: periods[interval],
    mode: search.mode === 'onOrAfter' ? 'onOrAfter' : 'on',
    unit: search.unit === 'visitor' ? 'visitor' : 'user',
    ...(search.first ? { first: { type: search.first } } : {}),
    ...(search.returning ? { returning: { type: search.returning } } : {}),
  }
}

/**
 * The share that came back in each period, over all cohorts that are old enough for it, weighed by their size; null where
 * there is none.
 */
export function averagesOf(cohorts: readonly RetentionCohort[]): (number | null)[] {
  const length = Math.max(0, ...cohorts.map(({ returned }) => returned.length))
  return Array.from({ length }, (_, period) => {
    const old = cohorts.filter(({ returned }) => returned.length > period)
    const size = old.reduce((sum, cohort) => sum + cohort.size, 0)
    const back = old.reduce((sum, { returned }) => sum + (returned[period] ?? 0), 0)
    return size === 0 ? null : back / size
  })
}

/** How strongly a share is drawn, from 0 to 1: most shares behind the first period are small. */
export const strengthOf = (share: number): number => Math.min(1, Math.sqrt(share))

/** The cohorts as a file. */
export const cohortFile = (cohorts: readonly RetentionCohort[]) => ({
  headings: ['start', 'size', ...averagesOf(cohorts).map((_, period) => `period ${period}`)],
  rows: cohorts.map(({ start, size, returned }) => [start, size, ...returned]),
})
