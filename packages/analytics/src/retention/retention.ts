import {
  formatInstant,
  journeyEdges,
  type RetentionAnswer,
  type RetentionCohort,
  type RetentionQuestion,
} from '@sojourn/contract'
import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import { intervalStarts } from '../calendar/interval-starts.ts'
import type { Frame } from '../frame/frame.ts'
import { selectSessions } from '../frame/select-sessions.ts'
import { withSpan } from '../frame/with-span.ts'
import { seriesStarts } from '../series-starts/series-starts.ts'
import { addedPeople } from './added-people.ts'
import type { Cohort } from './cohort.ts'
import { countedUnit } from './counted-units.ts'
import longSql from './long-sessions.sql?raw'
import { isLongSql } from './moments-sql.ts'
import { peopleSql } from './people-sql.ts'
import sql from './retention.sql?raw'
import valuesSql from './top-values.sql?raw'

type Params = Record<string, unknown>

const question = defineQuery<Params, Cohort>({
  name: 'retention',
  sql,
  read: ([isOther, value, period, size, returned]) => ({
    value: isOther === 1 ? undefined : (value as string),
    period: period as number,
    size: size as number,
    returned: new Map(returned as [number, number][]),
  }),
})
const topValues = defineQuery<Params, string>({
  name: 'retention-values',
  sql: valuesSql,
  read: ([value]) => value as string,
})

const longSessions = defineQuery<Params, number>({
  name: 'retention-long-sessions',
  sql: longSql,
  holes: { isLong: isLongSql },
  read: ([one]) => one as number,
})

const longestMonthMs = 32 * 24 * 60 * 60 * 1000

/**
 * Who comes back: people by the period of their first event in the chosen sessions, and in which periods from there on
 * they returned. An event lies in the period in which it happened, also where its session began in the one before.
 * @throws QuestionError where a condition, a filter or the segment names what does not exist, or there are too many periods
 */
export async function retention(
  warehouse: Warehouse,
  frame: Frame,
  asked: RetentionQuestion,
  options: ReadOptions = {},
): Promise<RetentionAnswer> {
  const { siteIds, timezone } = frame
  const { starts } = await seriesStarts(warehouse, frame, asked.interval, options)
  const last = starts.at(-1) ?? frame.from
  const behind = intervalStarts({ from: last, to: last + longestMonthMs }, asked.interval, timezone)[1]
  const periods = { starts: [...starts, behind], numbers: [...starts.keys(), -1] }
  const [spanned, long] = await Promise.all([
    withSpan(warehouse, frame, options),
    asked.returning ? [] : longSessions(warehouse, { sites: siteIds, ...periods }, options),
  ])
  const selected = selectSessions(spanned)
  const counted = countedUnit(asked, siteIds)
  const areSomeLong = long.length > 0
  const periodsAll = starts.length
  const request = { siteIds, selected, counted, areSomeLong, periodsAll }
  const people = peopleSql(asked, request)
  const params = { ...selected.bindings.params, ...periods }
  const holes = { people }
  const values =
    asked.breakdown === undefined
      ? ['']
      : await topValues(warehouse, { ...params, valuesMax: asked.breakdownLimit }, { ...options, holes })
  const found =
    (await addedPeople(warehouse, asked, request, params, options)) ??
    (await question(warehouse, { ...params, values }, { ...options, holes }))

  const begun = starts.filter((start) => start <= frame.now).length
  const known = Math.max(
    begun,
    ...found.map(({ period, returned }) => period + Math.max(0, ...returned.keys()) + 1),
  )
  const cohortsOf = (some: readonly Cohort[]) =>
    assembleCohorts(some, starts, Math.min(known, starts.length), asked.periods)
  const others = found.filter(({ value }) => value === undefined)
  return {
    cohorts: cohortsOf(found),
    ...(asked.breakdown === undefined
      ? {}
      : {
          breakdown: [
            ...values.map((value) => ({
              value: value === '' ? null : value,
              cohorts: cohortsOf(found.filter((cohort) => cohort.value === value)),
            })),
            ...(others.length === 0 ? [] : [{ value: journeyEdges.other, cohorts: cohortsOf(others) }]),
          ],
        }),
  }
}

/** Cohorts in order of time, those of one period added up. */
function assembleCohorts(
  found: readonly Cohort[],
  starts: readonly number[],
  periodsKnown: number,
  periodsMax: number,
): RetentionCohort[] {
  const cohorts = new Map<number, { size: number; returned: number[] }>()
  for (const { period, size, returned } of found) {
    const length = Math.min(periodsKnown - period, periodsMax)
    const cohort = cohorts.get(period) ?? { size: 0, returned: Array<number>(length).fill(0) }
    cohorts.set(period, {
      size: cohort.size + size,
      returned: cohort.returned.map((count, later) => count + (returned.get(later) ?? 0)),
    })
  }
  return [...cohorts]
    .sort(([one], [other]) => one - other)
    .map(([period, cohort]) => ({ start: formatInstant(starts[period] ?? 0), ...cohort }))
}
