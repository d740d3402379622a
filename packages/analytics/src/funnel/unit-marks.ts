import type { SelectedSessions } from '../frame/select-sessions.ts'
import { sessionSql } from '../frame/session-keys.ts'
import { type EventNote, sessionWays, type WayReading } from '../ways/session-ways.ts'
import {
  personNote,
  personWays,
  type SessionNote,
  sessionOfTag,
  sessionsSql,
  tagSql,
} from '../ways/unit-ways.ts'
import { followSteps, positionOf, timeOf } from './follow-steps.ts'
import type { FunnelPlan } from './funnel-plan.ts'

/** Something to know of an event of the way, or of the session that the event lies in. */
export type Note = ({ readonly of: 'event' } & EventNote) | ({ readonly of: 'session' } & SessionNote)

export interface MarksRequest {
  readonly siteIds: readonly string[]
  readonly selected: SelectedSessions
  /** Of the first step that leads to each step. */
  readonly ofStart: readonly Note[]
  /** Of where one step was reached. */
  readonly ofStep: { readonly step: number; readonly notes: readonly Note[] }
  /** Joined to the rows of sessions, for notes of them. */
  readonly joined?: string | undefined
  readonly reading: WayReading
}

/**
 * What each session or person came to, as SQL: `marks`, a tuple for each step of when it was reached, when the way there
 * began, when the step before was done (unix milliseconds, 0: never), and the notes of the start; `noted`, a tuple of the
 * notes of one step; and `doubts`, see {@link sessionWays}.
 */
export function unitMarks(plan: FunnelPlan, request: MarksRequest): string {
  const { siteIds, selected, joined, reading } = request
  const key = sessionSql(siteIds)
  const notes = [...request.ofStart, ...request.ofStep.notes]
  const eventNotes = notes.filter((note) => note.of === 'event')
  const sessionNotes = notes.filter((note) => note.of === 'session')
  const first = plan.steps[0]
  const isPerSession = !plan.perUser || plan.windowMs === undefined
  const ways = sessionWays(
    {
      key,
      where: `${selected.holes.chosenEvents} AND ${plan.where}`,
      mask: plan.mask,
      isWhole: plan.isWhole,
      needed: isPerSession && first?.kind === 'event' ? first.bit : undefined,
      notes: eventNotes,
    },
    reading,
  )
  const ofSessions = [...(plan.perUser ? [personNote(siteIds)] : []), ...sessionNotes]
  const sessions = sessionsSql(key, selected.holes.chosen, ofSessions, joined)
  const known =
    ofSessions.length === 0
      ? ways
      : `SELECT * FROM (${ways}) AS ways INNER JOIN (${sessions}) AS known USING (${key})`
  if (!isPerSession) {
    const names = eventNotes.map(({ name }) => name)
    return marksSql(plan, request, personWays(known, names, sessionNotes), [])
  }
  if (!plan.perUser) return marksSql(plan, request, known, [])
  return bestOfPerson(plan, request, marksSql(plan, request, known, ['person', 'sid']))
}

function marksSql(
  plan: FunnelPlan,
  { ofStart, ofStep }: MarksRequest,
  units: string,
  own: readonly string[],
): string {
  const { found, steps } = followSteps(plan, units)
  const noted = (notes: readonly Note[], moment: string) =>
    notes.map((note) => noteSql(plan, note, positionOf(moment)))
  const marks = steps.map(({ reached, start, before }) =>
    tupleSql([timeOf(reached), timeOf(start), timeOf(before), ...noted(ofStart, start)]),
  )
  const ofOne = noted(ofStep.notes, steps[ofStep.step]?.reached ?? '')
  const cells = [...own, `[${marks.join(', ')}] AS marks`, `${tupleSql(ofOne)} AS noted`, 'doubts']
  return `SELECT ${cells.join(', ')} FROM (${found})`
}

function noteSql(plan: FunnelPlan, note: Note, position: string): string {
  const isPerson = plan.perUser && plan.windowMs !== undefined
  if (note.of === 'session' && !isPerson) return note.name
  const event = `${plan.isMerged ? 'merged' : 'way'}[${position}]`
  const place = isPerson ? tagSql(event) : plan.isMerged ? `indexOf(way, ${event})` : position
  return `arrayFirst(one -> one.1 = ${note.of === 'session' ? sessionOfTag(place) : place}, ${note.name}).2`
}

/** Without a window the steps of a person lie in one session: for each step, the first session to reach it. */
function bestOfPerson(plan: FunnelPlan, { ofStep }: MarksRequest, marks: string): string {
  const best = (what: string, step: number) => {
    const at = `tupleElement(found.marks[${step + 1}], 1)`
    return `argMin(${what}, (${at} = 0, ${at}, found.sid))`
  }
  const steps = plan.steps.map((_, step) => best(`found.marks[${step + 1}]`, step))
  const cells = [
    'person',
    `[${steps.join(', ')}] AS marks`,
    `${best('found.noted', ofStep.step)} AS noted`,
    'groupArrayArray(found.doubts) AS doubts',
  ]
  return `SELECT ${cells.join(', ')} FROM (${marks}) AS found WHERE person != 0 GROUP BY person`
}

const tupleSql = (cells: readonly string[]): string => `tuple(${cells.join(', ')})`
