import type { FunnelQuestion } from '@sojourn/contract'
import { defineBytes, defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import { PeopleSet } from '../figures/people-set.ts'
import type { Cut, Frame } from '../frame/frame.ts'
import { isKnownSql, personNumberSql } from '../frame/person.ts'
import { type SelectedSessions, selectSessions } from '../frame/select-sessions.ts'
import { withSpan } from '../frame/with-span.ts'
import { storeInstant } from '../store-instant.ts'
import { readUndoubted } from '../ways/read-undoubted.ts'
import { addFigures } from './add-figures.ts'
import { type FunnelFigures, revenueNote } from './figures.ts'
import { type FunnelPlan, planFunnel } from './funnel-plan.ts'
import longSql from './long-sessions.sql?raw'
import sql from './person-marks.sql?raw'
import { type PersonMarks, personMarksSql, readPersonMarks } from './person-marks.ts'
import { tallyMarks } from './tally-marks.ts'
import { frugal, markNames, unitMarks } from './unit-marks.ts'

const hourMs = 3_600_000

/** Sessions are rarely longer than this; where one is, all is asked at once. */
const longMs = 25 * hourMs

/** People of the past that are remembered at most. */
const peopleMax = 1_000_000

const marksOf = defineBytes({ name: 'person-marks', sql })

const areSomeLong = defineQuery<Record<string, unknown>, boolean>({
  name: 'long-sessions',
  sql: longSql,
  read: ([found]) => found !== 0,
})

/** What is remembered of events before the end of the days at rest. */
interface Past {
  /** See {@link PersonMarks}. */
  readonly people: Uint8Array
  readonly figures: FunnelFigures
}

/**
 * How people came through a funnel, told from what is remembered and from late events. People do not add up as sessions do;
 * but a step that somebody had reached before an instant stays reached there, whatever came later, and one that was reached
 * later was reached from a start that is no further back than the window. So what is remembered is who had reached which
 * steps before the days at rest ended, and the figures of that; and asked is who reached what in the time of a window before
 * that instant and in all that came later.
 *
 * Undefined where that does not hold: where the last event of a session counts, or the first of a person; where a window or
 * a session is too long, or there are too many people.
 * @param frame with its cut
 */
export async function peopleInParts(
  warehouse: Warehouse,
  frame: Frame & { readonly cut: Cut },
  asked: FunnelQuestion,
  options: ReadOptions & Required<Pick<ReadOptions, 'remember'>>,
): Promise<FunnelFigures | undefined> {
  const { kept } = frame.cut
  const end = kept.to
  const windowMs = asked.window ?? 0
  const since = end - windowMs - longMs
  if (frame.from < kept.from || end - since > (end - kept.from) / 3) return undefined
  const { parts, bindings } = selectSessions(frame)
  if (!parts || !isToldByParts(planFunnel(asked, bindings))) return undefined
  const { within } = parts.kept
  const [isLong] = await areSomeLong(
    warehouse,
    { ...bindings.params, since: storeInstant(since), end: storeInstant(end) },
    { ...options, within, holes: { near: parts.kept.holes.nearEvents } },
  )
  if (isLong !== false) return undefined

  const askPast = async (): Promise<[Past | null][]> => {
    const { remember: _, ...once } = options
    const settings = { ...options.settings, ...frugal }
    const past = { ...frame, ...kept, until: undefined, cut: undefined }
    const marks = await askMarks(warehouse, past, asked, 'past', end, { ...once, settings })
    const { people } = marks
    const isTooMany = new PeopleSet(people).size > peopleMax
    return [[isTooMany ? null : { people, figures: tallyMarks(marks, asked.steps.length) }]]
  }
  const key = `funnel of people ${JSON.stringify([asked, kept.from, end, frame.filters])}`
  const askPresent = async () => {
    const { cut: _, span: __, until: ___, ...whole } = frame
    const present = await withSpan(warehouse, { ...whole, from: since }, options)
    return askMarks(warehouse, present, asked, 'present', end, options)
  }
  const [[row], present] = await Promise.all([options.remember(key, askPast, within), askPresent()])
  const known = row?.[0] as Past | null
  return known
    ? addFigures(known.figures, tallyMarks(present, asked.steps.length, new PeopleSet(known.people)))
    : undefined
}

/** Whether it never changes who reached a step when, whatever comes later, and whether no event that is long past matters. */
const isToldByParts = ({ steps, windowMs, isMerged }: FunnelPlan): boolean =>
  steps.every(({ kind }) => kind !== 'exit') &&
  (windowMs === undefined || (!isMerged && steps.every((step) => step.kind === 'event' && !step.isFirst)))

/**
 * How far the people of a frame came by events before an instant; or, of those who were heard of since, by events from the
 * time of a window before it.
 */
function askMarks(
  warehouse: Warehouse,
  frame: Frame,
  asked: FunnelQuestion,
  time: 'past' | 'present',
  end: number,
  options: ReadOptions,
): Promise<PersonMarks> {
  const { siteIds } = frame
  const selected = selectSessions(frame)
  const { bindings } = selected
  const plan = planFunnel(asked, bindings)
  const at = (instant: number) =>
    `fromUnixTimestamp64Milli(${bindings.bind('Int64', storeInstant(instant))}, 'UTC')`
  const isPast = time === 'past'
  const conditions = [
    plan.where,
    ...(isPast ? [`ts < ${at(end)}`] : []),
    ...(isPast || plan.windowMs === undefined ? [] : [`ts >= ${at(end - plan.windowMs)}`]),
  ]
  const request = {
    siteIds,
    selected: isPast ? selected : ofPeopleSince(selected, siteIds, at(end)),
    ofStart: [],
    ofStep: { step: plan.steps.length - 1, notes: revenueNote(plan) },
  }
  const where = conditions.map((condition) => `(${condition})`).join(' AND ')
  const late = plan.steps.map((_, step) => `${markNames(step).reached} >= ${bindings.bind('Int64', end)}`)
  const holes = { ...personMarksSql(plan), wanted: isPast ? 'true' : late.join(' OR ') }
  return readUndoubted(
    async (reading, doubts) => {
      const bytes = await marksOf(
        warehouse,
        { ...bindings.params, doubts },
        {
          ...options,
          settings: { ...options.settings, max_result_rows: '0' },
          holes: { ...holes, units: unitMarks({ ...plan, where }, { ...request, reading }) },
        },
      )
      return readPersonMarks(bytes, plan.steps.length)
    },
    ({ doubts }) => doubts,
  )
}

/** All of the selected sessions of the people who were heard of since an instant; events of others are left out by the join. */
function ofPeopleSince(
  { holes, ...selected }: SelectedSessions,
  siteIds: readonly string[],
  instant: string,
): SelectedSessions {
  const person = personNumberSql(siteIds)
  const known = `${holes.chosen} AND ${isKnownSql}`
  const heard = `SELECT ${person} FROM sessions FINAL WHERE ${known} AND last_seen_at >= ${instant}`
  return { ...selected, holes: { ...holes, chosen: `${known} AND ${person} IN (${heard})` } }
}
