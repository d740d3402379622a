import type { Bindings } from '../frame/bindings.ts'
import { bucketSql } from '../frame/bucket-sql.ts'
import { findDimension } from '../frame/find-dimension.ts'
import { QuestionError } from '../frame/question-error.ts'
import { traitsSql } from '../frame/users-by-trait.ts'
import type { FunnelPlan } from './funnel-plan.ts'
import type { Note } from './unit-marks.ts'

/**
 * What a funnel is broken down by: a value of the event of the first step, of its session, or of its user.
 * @throws QuestionError where there is no such thing, or it has several values at once
 */
export function breakdownNote(
  name: string,
  { steps }: FunnelPlan,
  bindings: Bindings,
): { readonly note: Note; readonly joined?: string } {
  const meaning = findDimension(name, bindings, 'breakdown')
  switch (meaning.level) {
    case 'event': {
      const first = steps[0]
      const bit = first?.kind === 'event' ? first.bit : undefined
      return { note: { of: 'event', name: 'value', bit, sql: textSql(meaning.value.text) } }
    }
    case 'session':
      return { note: { of: 'session', name: 'value', sql: textSql(meaning.value.text) } }
    case 'user':
      return {
        note: { of: 'session', name: 'value', sql: textSql('tupleElement(traits.trait, 1)') },
        joined: `LEFT JOIN (${traitsSql(meaning.trait, bindings)}) AS traits USING (site_id, user_id)`,
      }
    case 'sessionList': {
      const message = `cannot be ${name}: a session has several of them`
      throw new QuestionError([{ path: 'breakdown', message }])
    }
  }
}

/** The interval in which the session of the first step began. Binds `starts`. */
export const trendOf =
  (bindings: Bindings) =>
  ({
    starts,
  }: {
    readonly starts: readonly number[]
  }): { readonly note: Note; readonly starts: readonly number[] } => {
    bindings.params.starts = starts
    return { note: { of: 'session', name: 'bucket', sql: bucketSql }, starts }
  }

/** Where nothing is known, nothing; who has no row in what is joined has a NULL. */
const textSql = (value: string): string => `ifNull(toString(${value}), '')`
