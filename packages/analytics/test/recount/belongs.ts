import type { EventCondition, SegmentCondition, SegmentRule } from '@sojourn/contract'
import type { SessionEvent } from '@sojourn/sessions'
import { fits, fitsValues } from './fits.ts'
import { type ToldSession, valueOfEvent } from './told-session.ts'

/** Whether a session belongs to a segment; `all` are the sessions of its sites. */
export function belongs(
  session: ToldSession,
  { of, where }: SegmentRule,
  all: readonly ToldSession[],
  now: number,
): boolean {
  const siteId = session.answer.siteId
  const isSame = (one: ToldSession) =>
    of === 'sessions' ? one === session : one.answer.siteId === siteId && one.person === session.person
  const sessions = of === 'users' && session.person === '' ? [] : all.filter(isSame)
  return holds(where, sessions, session, now)
}

function holds(
  condition: SegmentCondition,
  sessions: readonly ToldSession[],
  session: ToldSession,
  now: number,
): boolean {
  if ('and' in condition) return condition.and.every((one) => holds(one, sessions, session, now))
  if ('or' in condition) return condition.or.some((one) => holds(one, sessions, session, now))
  if ('event' in condition) {
    const { did, times = { gte: 1 } } = condition.event
    const count = sessions.flatMap((one) =>
      one.events.filter((event) => isMeant(event, condition.event, now)),
    ).length
    return did === (count >= (times.gte ?? 0) && count <= (times.lte ?? Number.POSITIVE_INFINITY))
  }
  if ('user' in condition) return fits(session, condition.user)
  const filter = condition.session
  if (!filter.op.startsWith('n')) return sessions.some((one) => fits(one, filter))
  return sessions.every((one) => fits(one, filter))
}

function isMeant(event: SessionEvent, { type, where, within }: EventCondition, now: number): boolean {
  const { from = 0, to = Number.POSITIVE_INFINITY } =
    typeof within === 'number' ? { from: now - within } : (within ?? {})
  return (
    (type === undefined || event.type === type) &&
    event.timestamp >= from &&
    event.timestamp < to &&
    where.every((filter) => {
      const value = valueOfEvent(event, filter.property)
      return fitsValues(value === undefined ? [] : [value], filter)
    })
  )
}
