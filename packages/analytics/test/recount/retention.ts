import type { EventMatch, RetentionQuestion } from '@sojourn/contract'
import { hash64, type SessionEvent } from '@sojourn/sessions'
import { matches } from './matches.ts'
import { type ToldSession, textOf, traitOf } from './told-session.ts'

/** Where periods begin, and where the last ends. */
export interface Periods {
  readonly starts: readonly number[]
  readonly end: number
}

/** Who came back, told person by person from the raw events. */
export function recountRetention(
  chosen: readonly ToldSession[],
  question: RetentionQuestion,
  { starts, end }: Periods,
  now: number,
) {
  const fits = (event: SessionEvent, match: EventMatch | undefined) => !match || matches(event, match)
  const periodOf = (at: number) => (at >= end ? -1 : starts.findLastIndex((start) => start <= at))
  const people = [...groupBy(chosen, (session) => ownerOf(session, question))].flatMap(([owner, own]) => {
    if (owner === undefined) return []
    const events = own.flatMap((session) => session.events).filter(({ timestamp }) => timestamp < end)
    const began = Math.min(
      ...events.filter((event) => fits(event, question.first)).map(({ timestamp }) => timestamp),
    )
    if (began === Number.POSITIVE_INFINITY) return []
    const cohort = periodOf(began)
    const back = events
      .filter((event) => event.timestamp >= began && fits(event, question.returning))
      .map((event) => periodOf(event.timestamp) - cohort)
    return [{ cohort, back, value: brokenDownBy(own, question) }]
  })
  const known = Math.max(
    starts.filter((start) => start <= now).length,
    ...people.map(
      ({ cohort, back }) => cohort + Math.max(0, ...back.filter((k) => k < question.periods)) + 1,
    ),
  )
  const cohortsOf = (some: typeof people) =>
    starts.flatMap((start, cohort) => {
      const members = some.filter((person) => person.cohort === cohort)
      if (members.length === 0) return []
      const periods = Math.min(question.periods, Math.min(known, starts.length) - cohort)
      const returned = Array.from(
        { length: periods },
        (_, later) =>
          members.filter(({ back }) =>
            back.some((period) => (question.mode === 'on' ? period === later : period >= later)),
          ).length,
      )
      return [{ start: new Date(start).toISOString(), size: members.length, returned }]
    })
  const values = [...groupBy(people, ({ value }) => value)].sort(
    ([one, some], [other, others]) =>
      others.length - some.length || Buffer.compare(Buffer.from(one), Buffer.from(other)),
  )
  const [shown, rest] = [values.slice(0, question.breakdownLimit), values.slice(question.breakdownLimit)]
  const breakdown = [
    ...shown.map(([value, some]) => ({ value: value || null, cohorts: cohortsOf(some) })),
    ...(rest.length === 0
      ? []
      : [{ value: '(other)', cohorts: cohortsOf(rest.flatMap(([, some]) => some)) }]),
  ]
  return { cohorts: cohortsOf(people), ...(question.breakdown === undefined ? {} : { breakdown }) }
}

function ownerOf({ answer, person }: ToldSession, { unit }: RetentionQuestion): string | undefined {
  const id = unit === 'user' ? person : (answer.visitorId ?? '')
  return id === '' ? undefined : JSON.stringify([answer.siteId, id])
}

function brokenDownBy(own: readonly ToldSession[], { breakdown }: RetentionQuestion): string {
  if (breakdown === undefined) return ''
  const inTime = [...own].sort(
    ({ stored: { session: one } }, { stored: { session: other } }) =>
      one.startedAt - other.startedAt || (hash64(one.sessionId) < hash64(other.sessionId) ? -1 : 1),
  )
  if (breakdown === 'firstChannel') return inTime[0]?.stored.session.source.channel ?? ''
  const named = inTime.find(({ stored }) => stored.userId !== '')
  const trait = breakdown.slice('trait:'.length)
  const value = named && traitOf(named.history, named.answer.siteId, named.stored.userId, trait)
  return value === undefined ? '' : textOf(value)
}

function groupBy<Of, Key>(list: readonly Of[], keyOf: (one: Of) => Key): Map<Key, Of[]> {
  const groups = new Map<Key, Of[]>()
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}
