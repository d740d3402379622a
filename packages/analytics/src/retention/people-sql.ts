import type { RetentionQuestion } from '@sojourn/contract'
import { traitsSql } from '../frame/users-by-trait.ts'
import { type MomentsRequest, masksSql, momentsSql, never } from './moments-sql.ts'

/**
 * Everybody in a cohort, as SQL: `cohort`, the number of the period of the first event; `laters`, in how many periods from
 * there on the person came back, each once; `value` of the break-down, empty where nothing is known; and `people`, how many a
 * row is of. Who came back is told by events from the first one on; that one counts, too, where it fits.
 * @throws QuestionError where a condition names what events do not have
 */
export function peopleSql(question: RetentionQuestion, request: MomentsRequest): string {
  const { bindings } = request.selected
  const periods = bindings.bind('Int64', question.periods)
  const count = {
    on: `arrayFilter(later -> later < ${periods}, arrayMap(one -> one.1 - cohort, kept))`,
    onOrAfter: `range(least(${periods}, arrayMax(arrayMap(one -> one.1 - cohort + 1, kept))))`,
  }[question.mode]
  return `SELECT cohort, CAST(${count}, 'Array(Int64)') AS laters, value, people FROM (${keptSql(question, request)})`
}

/** The `cohort` of `people`, as `kept` the periods of their returns, each once in a tuple, and their `value`. */
function keptSql(question: RetentionQuestion, request: MomentsRequest): string {
  const masks = masksSql(question, request)
  if (masks !== undefined) {
    const people = `SELECT unit, groupBitOr(mask) AS bits FROM (${masks}) GROUP BY unit HAVING bits != 0`
    const alike = `SELECT bits, value, count() AS people FROM (${withValues(people, question, request)}) GROUP BY bits, value`
    return (
      'SELECT arrayMap(period -> tuple(toInt64(period)), bitPositionsToArray(bits)) AS kept, ' +
      `kept[1].1 AS cohort, value, people FROM (${alike})`
    )
  }
  const inPeriods =
    'SELECT unit, period, min(firstAt) AS began, max(returnedAt) AS returned ' +
    `FROM (${momentsSql(question, request)}) WHERE period >= 0 GROUP BY unit, period`
  const people =
    'SELECT unit, argMin(period, began) AS cohort, ' +
    'arrayFilter(one -> one.2 >= beganAt, groupArray((period, returned))) AS kept, min(began) AS beganAt ' +
    `FROM (${inPeriods}) GROUP BY unit HAVING beganAt < ${never}`
  return `SELECT cohort, kept, value, 1 AS people FROM (${withValues(people, question, request)})`
}

/** Units, and the `value` of each. */
function withValues(units: string, question: RetentionQuestion, request: MomentsRequest): string {
  const values = valuesSql(question, request)
  if (values === undefined) return `SELECT *, '' AS value FROM (${units})`
  return (
    `SELECT units.*, ifNull(toString(known.value), '') AS value FROM (${units}) AS units ` +
    `LEFT JOIN (${values}) AS known USING (unit)`
  )
}

/** What everybody is broken down by: `unit` and `value`. Of sessions that began together, that of the lesser hash is first. */
function valuesSql(
  { breakdown }: RetentionQuestion,
  { selected, counted }: MomentsRequest,
): string | undefined {
  if (breakdown === undefined) return undefined
  const sessions = `FROM sessions FINAL WHERE ${selected.holes.chosen} AND ${counted.isKnown}`
  const earliest = 'bitOr(bitShiftLeft(toUInt128(toUnixTimestamp64Milli(started_at)), 64), toUInt128(sid))'
  if (breakdown === 'firstChannel')
    return `SELECT ${counted.unit} AS unit, argMin(channel, ${earliest}) AS value ${sessions} GROUP BY unit`
  const users =
    `SELECT ${counted.unit} AS unit, site_id, argMinIf(user_id, ${earliest}, user_id != '') AS named ` +
    `${sessions} GROUP BY unit, site_id`
  const traits = traitsSql(breakdown.slice('trait:'.length), selected.bindings)
  return (
    `SELECT unit, tupleElement(traits.trait, 1) AS value FROM (${users}) AS users ` +
    `INNER JOIN (${traits}) AS traits ON users.site_id = traits.site_id AND users.named = traits.user_id`
  )
}
