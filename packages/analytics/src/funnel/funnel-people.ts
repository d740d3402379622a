import type { FunnelPeopleQuestion } from '@sojourn/contract'
import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import type { Frame } from '../frame/frame.ts'
import { QuestionError } from '../frame/question-error.ts'
import { selectSessions } from '../frame/select-sessions.ts'
import { withSpan } from '../frame/with-span.ts'
import { planFunnel } from './funnel-plan.ts'
import sql from './people.sql?raw'
import { markNames, unitMarks } from './unit-marks.ts'

/** Somebody who reached a step. */
export interface FunnelPerson {
  /** When it was first reached, in unix milliseconds. */
  readonly reachedAt: number
  readonly siteId: string
  /** The session in which it was reached. */
  readonly sessionId: string
  /** Empty: not known. */
  readonly userId: string
  readonly visitorId: string
}

/** The place of somebody in the list. */
export type FunnelPersonPlace = Pick<FunnelPerson, 'reachedAt' | 'siteId' | 'sessionId'>

const question = defineQuery<Record<string, unknown>, FunnelPerson>({
  name: 'funnel-people',
  sql,
  read: ([reachedAt, siteId, sessionId, userId, visitorId]) =>
    ({ reachedAt, siteId, sessionId, userId, visitorId }) as FunnelPerson,
})

const who = '(toString(site_id), session_id, user_id, visitor_id)'
const before = '(reached_at, site, session) < ({beforeAt:Int64}, {beforeSite:String}, {beforeSession:String})'

/**
 * The sessions, or per user the people, that reached a step of a funnel, or reached it and not the next that is not
 * optional: the latest first, at most `limit`, behind a place where one is given. The order of events is read by their ids
 * throughout, which takes longer than counting: a page cannot be asked for once more where it is in doubt.
 * @throws QuestionError as the funnel, and where there is no such step
 */
export async function funnelPeople(
  warehouse: Warehouse,
  frame: Frame,
  asked: FunnelPeopleQuestion,
  { limit, after }: { readonly limit: number; readonly after?: FunnelPersonPlace | undefined },
  options: ReadOptions = {},
): Promise<FunnelPerson[]> {
  const { step, reached, steps } = asked
  if (step > steps.length)
    throw new QuestionError([{ path: 'step', message: `must be at most ${steps.length}, the last step` }])
  const selected = selectSessions(await withSpan(warehouse, frame, options))
  const plan = planFunnel(asked, selected.bindings)
  const next = steps.findIndex(({ optional }, index) => index >= step && !optional) + 1
  const units = unitMarks(plan, {
    siteIds: frame.siteIds,
    selected,
    ofStart: [],
    ofStep: { step: step - 1, notes: [{ of: 'session', name: 'who', sql: who }] },
    reading: 'ids',
  })
  const place = after
    ? { beforeAt: after.reachedAt, beforeSite: after.siteId, beforeSession: after.sessionId }
    : {}
  return question(
    warehouse,
    { ...selected.bindings.params, ...place, limit },
    {
      ...options,
      holes: {
        units,
        before: after ? before : 'true',
        reached: markNames(step - 1).reached,
        notNext: reached || next === 0 ? 'true' : `${markNames(next - 1).reached} = 0`,
      },
    },
  )
}
