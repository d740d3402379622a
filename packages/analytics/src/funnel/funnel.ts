import type { FunnelQuestion } from '@sojourn/contract'
import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import type { Frame } from '../frame/frame.ts'
import { selectSessions } from '../frame/select-sessions.ts'
import { withSpan } from '../frame/with-span.ts'
import { seriesStarts } from '../series-starts/series-starts.ts'
import { readUndoubted } from '../ways/read-undoubted.ts'
import { doubtsMax } from '../ways/session-ways.ts'
import { readSlices, type Slices, wholeRange } from '../ways/slices.ts'
import { addFunnels, type ToldFunnel } from './add-funnels.ts'
import { type FunnelFigures, figuresOf, figuresSql, readFigures, revenueNote } from './figures.ts'
import sql from './funnel.sql?raw'
import { breakdownNote, trendOf } from './funnel-notes.ts'
import { planFunnel } from './funnel-plan.ts'
import { peopleInParts } from './people-in-parts.ts'
import { placesSql, readPlaces } from './places.ts'
import { frugal, type MarksRequest, unitMarks } from './unit-marks.ts'

/** How a funnel went. Times in milliseconds. */
export interface Funnel {
  readonly names: readonly string[]
  readonly all: FunnelFigures
  /** Most at the first step first, at most `breakdownLimit`; empty where nothing is known. Absent: not asked for. */
  readonly values?: readonly { readonly value: string; readonly counts: readonly number[] }[]
  /** Every interval of the range, by where it begins in unix milliseconds. Absent: not asked for. */
  readonly intervals?: readonly { readonly start: number; readonly counts: readonly number[] }[]
}

const question = defineQuery<Record<string, unknown>, ToldFunnel & { readonly doubts: readonly string[] }>({
  name: 'funnel',
  sql,
  read: ([values, buckets, ...cells]) => ({
    all: readFigures(cells),
    values: readPlaces<string>(values),
    buckets: readPlaces<number>(buckets),
    doubts: cells.at(-1) as string[],
  }),
})

/**
 * How many sessions or users of a frame came how far through the steps, and in what time; `eventsAtOnce` as in
 * {@link readSlices}.
 * @throws QuestionError where a condition, filter or break-down names what does not exist
 */
export async function funnel(
  warehouse: Warehouse,
  frame: Frame,
  asked: FunnelQuestion,
  options: ReadOptions = {},
  eventsAtOnce?: number,
): Promise<Funnel> {
  const told = await withSpan(warehouse, frame, options)
  const selected = selectSessions(told)
  const { bindings } = selected
  const plan = planFunnel(asked, bindings)
  const breakdown = asked.breakdown === undefined ? undefined : breakdownNote(asked.breakdown, plan, bindings)
  const trend =
    asked.trend &&
    (await seriesStarts(warehouse, frame, asked.trend, options, 'trend').then(trendOf(bindings)))
  const revenue = revenueNote(plan)
  const request = {
    siteIds: frame.siteIds,
    selected,
    ofStart: [...(breakdown ? [breakdown.note] : []), ...(trend ? [trend.note] : [])],
    ofStep: { step: plan.steps.length - 1, notes: revenue },
    joined: breakdown?.joined,
  }
  const began = (place: number) => `tupleElement(began, ${place})`
  const places = placesSql(
    { value: breakdown && began(1), bucket: trend && began(breakdown ? 2 : 1) },
    plan.steps.length,
  )
  const holesOf = (isMiddleListed: boolean) => {
    const { gathered, joined, told } = figuresSql(plan, isMiddleListed)
    return {
      places: places.places,
      gathered,
      joined: [...places.joined, joined].join(', '),
      told: [...places.told, told].join(', '),
    }
  }
  const ask = async (
    part: MarksRequest['selected'],
    slices: Slices,
    options: ReadOptions,
    isMiddleListed = false,
  ): Promise<ToldFunnel> => {
    const [told] = await readUndoubted(
      (reading, doubts) =>
        question(
          warehouse,
          { ...bindings.params, doubts, doubtsMax },
          {
            ...options,
            settings: { ...options.settings, ...slices.settings, ...(plan.perUser ? frugal : {}) },
            holes: {
              ...holesOf(isMiddleListed),
              units: unitMarks(plan, { ...request, selected: part, slices, reading }),
            },
          },
        ),
      (answer) => answer.flatMap(({ doubts }) => doubts),
    )
    // Of nobody at all there are no counts either.
    return told && told.all.counts.length > 0
      ? told
      : { all: figuresOf(plan.steps.length), values: [], buckets: [] }
  }
  /** What is known of sessions that have come to rest, and of the others. Traits are of people, not of days. */
  const askParts = async (): Promise<ToldFunnel | undefined> => {
    const { cut } = told
    const { parts } = selected
    const { remember } = options
    if (plan.perUser) {
      if (!cut || !remember || breakdown || trend) return undefined
      const all = await peopleInParts(warehouse, { ...told, cut }, asked, { ...options, remember })
      return all && { all, values: [], buckets: [] }
    }
    if (!cut || !parts?.rest || breakdown?.joined !== undefined) return undefined
    const kept = { ...options, within: parts.kept.within }
    const stretch = { ...frame, ...cut.kept }
    const slices = await readSlices(warehouse, stretch, kept, eventsAtOnce)
    const [past, present] = await Promise.all([
      ask({ ...selected, holes: parts.kept.holes }, slices, kept, true),
      ask({ ...selected, holes: parts.rest.holes }, wholeRange, options, true),
    ])
    return addFunnels(past, present, asked.breakdownLimit)
  }
  const askAll = async (): Promise<ToldFunnel> =>
    ask(
      selected,
      plan.perUser ? wholeRange : await readSlices(warehouse, told, options, eventsAtOnce),
      options,
    )
  const { all, values, buckets } = (await askParts()) ?? (await askAll())
  const byStart = new Map(buckets.map(({ key, counts }) => [key, counts]))
  const nobody = plan.steps.map(() => 0)
  return {
    names: plan.names,
    all,
    ...(breakdown
      ? { values: values.slice(0, asked.breakdownLimit).map(({ key, counts }) => ({ value: key, counts })) }
      : {}),
    ...(trend
      ? { intervals: trend.starts.map((start) => ({ start, counts: byStart.get(start) ?? nobody })) }
      : {}),
  }
}
