import type { SelectedSessions } from '../frame/select-sessions.ts'
import { sessionSql } from '../frame/session-keys.ts'
import { type EventNote, sessionWays, type WayReading } from '../ways/session-ways.ts'
import { eventsOfSlice, type Slices, wholeRange } from '../ways/slices.ts'
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

/**
 * The ways of people are put together from those of sessions, which are still in memory then: of millions of sessions, both
 * fit only where one thread makes them, and groups go to disk early (bytes).
 */
export const frugal = { max_threads: 1, max_bytes_before_external_group_by: '35000000' } as const

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
  /** From what ways are gathered one after the other; absent: everything at once. */
  readonly slices?: Slices | undefined
}

/**
 * What each session or person came to, as SQL: for each step {@link MarkNames}, each as a column (unix milliseconds, 0:
 * never); `began`, a tuple of the notes of the start of its furthest way; `noted`, a tuple of the notes of one step, those of
 * events as {@link eventNoteSql} has them; and `doubts`, see {@link sessionWays}.
 */
export function unitMarks(plan: FunnelPlan, request: MarksRequest): string {
  const { siteIds, selected, joined, reading, slices = wholeRange } = request
  const key = sessionSql(siteIds)
  const notes = [...request.ofStart, ...request.ofStep.notes]
  const eventNotes = notes.filter((note) => note.of === 'event')
  const sessionNotes = notes.filter((note) => note.of === 'session')
  const first = plan.steps[0]
  const isPerSession = !plan.perUser || plan.windowMs === undefined
  const ofSessions = [...(plan.perUser ? [personNote(siteIds)] : []), ...sessionNotes]
  const knownOf = (slice: string) => {
    const ways = sessionWays(
      {
        key,
        where: `${eventsOfSlice(slices, slice, selected, siteIds)} AND ${plan.where}`,
        mask: plan.mask,
        isWhole: plan.isWhole,
        needed: isPerSession && first?.kind === 'event' ? first.bit : undefined,
        notes: eventNotes,
      },
      reading,
    )
    if (ofSessions.length === 0) return ways
    const sessions = sessionsSql(key, `${selected.holes.chosen} AND ${slice}`, ofSessions, joined)
    return `SELECT * FROM (${ways}) AS ways INNER JOIN (${sessions}) AS known USING (${key})`
  }
  const known = slices.conditions.map(knownOf).join(' UNION ALL ')
  if (!isPerSession) {
    const names = eventNotes.map(({ name }) => name)
    return marksSql(plan, request, personWays(known, names, sessionNotes), ['person'])
  }
  if (!plan.perUser) return marksSql(plan, request, known, [])
  return bestOfPerson(plan, request, marksSql(plan, request, known, ['person', 'sid']))
}

/** The columns of a step: when it was reached, when the way there began, and when the step before was done. */
export const markNames = (step: number) => ({
  reached: `at_step_${step}`,
  start: `start_of_${step}`,
  before: `before_step_${step}`,
})

function marksSql(
  plan: FunnelPlan,
  { ofStart, ofStep }: MarksRequest,
  units: string,
  own: readonly string[],
): string {
  const { found, steps } = followSteps(plan, units)
  const noted = (notes: readonly Note[], moment: string) =>
    tupleSql(notes.map((note) => noteSql(plan, note, positionOf(moment))))
  const times = steps.map((step, index) => timesOf(step, markNames(index)))
  const at = positionOf(steps[ofStep.step]?.reached ?? '')
  const ofOne = (note: Note) => (isToldLater(plan, note) ? eventWithNotes : noteSql)(plan, note, at)
  const isBest = plan.perUser && plan.windowMs === undefined
  const starts = steps.map(({ start }) => start)
  const began = isBest
    ? starts.map((start, index) => `${noted(ofStart, start)} AS began_of_${index}`)
    : [
        `${noted(
          ofStart,
          furthestOf(
            steps.map(({ reached }) => reached),
            starts,
          ),
        )} AS began`,
      ]
  const cells = [...own, ...times, ...began, `${tupleSql(ofStep.notes.map(ofOne))} AS noted`, 'doubts']
  return `SELECT ${cells.join(', ')} FROM (${found})`
}

type Names = ReturnType<typeof markNames>

const timesOf = (moments: Names, names: Names): string =>
  (['reached', 'start', 'before'] as const)
    .map((name) => `${timeOf(moments[name])} AS ${names[name]}`)
    .join(', ')

/** What belongs to the last step that was reached. */
const furthestOf = (reached: readonly string[], values: readonly string[]): string =>
  reached.length === 1
    ? (values[0] as string)
    : `multiIf(${reached
        .map((one, step) => `${one} > 0, ${values[step]}`)
        .slice(1)
        .reverse()
        .join(', ')}, ${values[0]})`

function noteSql(plan: FunnelPlan, note: Note, position: string): string {
  const isPerson = plan.perUser && plan.windowMs !== undefined
  if (note.of === 'event') return eventNoteSql(eventWithNotes(plan, note, position))
  if (!isPerson) return note.name
  const session = sessionOfTag(tagSql(`${plan.isMerged ? 'merged' : 'way'}[${position}]`))
  return `arrayFirst(one -> one.1 = ${session}, ${note.name}).2`
}

/** An event and the notes of its way, as a tuple; of few units it is later told which is its own. */
function eventWithNotes(plan: FunnelPlan, note: Note, position: string): string {
  const event = `${plan.isMerged ? 'merged' : 'way'}[${position}]`
  const isPerson = plan.perUser && plan.windowMs !== undefined
  return `(${isPerson ? tagSql(event) : event}, ${note.name})`
}

/** A session has few notes; those of all sessions of a person would be held for each person until they are told. */
const isToldLater = (plan: FunnelPlan, { of }: Note): boolean => of === 'event' && !plan.perUser

/** The note of an event that stands beside all notes of its way. */
export const eventNoteSql = (event: string): string =>
  `arrayFirst(note -> note.1 = tupleElement(${event}, 1), tupleElement(${event}, 2)).2`

/** Without a window the steps of a person lie in one session: for each step, the first session to reach it. */
function bestOfPerson(plan: FunnelPlan, { ofStep }: MarksRequest, marks: string): string {
  const best = (what: string, step: number) => {
    const at = `found.${markNames(step).reached}`
    return `argMin(${what}, (${at} = 0, ${at}, found.sid))`
  }
  const names = plan.steps.map((_, step) => markNames(step))
  const columns = [
    ...names.flatMap((own, step) =>
      [own.reached, own.start, own.before, `began_of_${step}`].map((name) => [name, step] as const),
    ),
    ['noted', ofStep.step] as const,
  ]
  const cells = columns.map(([name, step]) => `${best(`found.${name}`, step)} AS ${name}`)
  const people =
    `SELECT person, ${cells.join(', ')}, groupArrayArray(found.doubts) AS doubts ` +
    `FROM (${marks}) AS found WHERE person != 0 GROUP BY person`
  const began = furthestOf(
    names.map(({ reached }) => reached),
    names.map((_, step) => `began_of_${step}`),
  )
  return `SELECT *, ${began} AS began FROM (${people})`
}

const tupleSql = (cells: readonly string[]): string => `tuple(${cells.join(', ')})`
