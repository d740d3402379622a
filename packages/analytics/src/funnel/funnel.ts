import type { FunnelQuestion } from '@sojourn/contract'
import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import type { Frame } from '../frame/frame.ts'
import { selectSessions } from '../frame/select-sessions.ts'
import { withSpan } from '../frame/with-span.ts'
import { seriesStarts } from '../series-starts/series-starts.ts'
import { readUndoubted } from '../ways/read-undoubted.ts'
import { doubtsMax } from '../ways/session-ways.ts'
import { readSlices, type Slices, wholeRange } from '../ways/slices.ts'
import { addFigures } from './add-figures.ts'
import { type FunnelFigures, figuresOf, figuresSql, readFigures, revenueNote } from './figures.ts'
import sql from './funnel.sql?raw'
import { breakdownNote, trendOf } from './funnel-notes.ts'
import { planFunnel } from './funnel-plan.ts'
import { type MarksRequest, unitMarks } from './unit-marks.ts'

/** Which rows a funnel answers: of all units, of a value of the break-down, of an interval of the trend. */
type RowKind = 'all' | 'bucket' | 'value'

/** How a funnel went. Times in milliseconds. */
export interface Funnel {
  readonly names: readonly string[]
  readonly all: FunnelFigures
  /** Most at the first step first, at most `breakdownLimit`; empty where nothing is known. Absent: not asked for. */
  readonly values?: readonly { readonly value: string; readonly counts: readonly number[] }[]
  /** Every interval of the range, by where it begins in unix milliseconds. Absent: not asked for. */
  readonly intervals?: readonly { readonly start: number; readonly counts: readonly number[] }[]
}

const question = defineQuery<
  Record<string, unknown>,
  { kind: RowKind; value: string; start: number; figures: FunnelFigures; doubts: readonly string[] }
>({
  name: 'funnel',
  sql,
  read: ([kind, value, start, ...cells]) => ({
    kind: kind as RowKind,
    value: value as string,
    start: start as number,
    figures: readFigures(cells),
    doubts: cells.at(-1) as string[],
  }),
})

/**
 * The ways of people are put together from those of sessions, which are still in memory then: of millions of sessions, both
 * fit only where one thread makes them, and groups go to disk early (bytes).
 */
const frugal = { max_threads: 1, max_bytes_before_external_group_by: '35000000' } as const

/** More rows of one kind than this are cut off: values beyond it are among the rest in any case. */
const rowsMax = 5001

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
  const groups = [...(breakdown ? ['(value)'] : []), ...(trend ? ['(bucket)'] : [])]
  const of = (name: string) => `grouping(${name}) = 0`
  const kinds = [
    ...(breakdown ? [of('value'), "'value'"] : []),
    ...(trend ? [of('bucket'), "'bucket'"] : []),
    "'all'",
  ]
  const holes = {
    kind: groups.length === 0 ? "'all'" : `multiIf(${kinds.join(', ')})`,
    value: breakdown ? 'value' : "''",
    bucket: trend ? 'bucket' : '0',
    ...figuresSql(plan),
    unit: [
      '*',
      ...(breakdown ? ['tupleElement(began, 1) AS value'] : []),
      ...(trend ? [`tupleElement(began, ${breakdown ? 2 : 1}) AS bucket`] : []),
    ].join(', '),
    groups: groups.length === 0 ? 'true' : `GROUPING SETS ((), ${groups.join(', ')})`,
  }
  const ask = (part: MarksRequest['selected'], slices: Slices, options: ReadOptions, more = {}) =>
    readUndoubted(
      (reading, doubts) =>
        question(
          warehouse,
          { ...bindings.params, doubts, doubtsMax, rowsMax },
          {
            ...options,
            settings: { ...options.settings, ...slices.settings, ...(plan.perUser ? frugal : {}) },
            holes: {
              ...holes,
              ...more,
              units: unitMarks(plan, { ...request, selected: part, slices, reading }),
            },
          },
        ),
      (answer) => answer.flatMap(({ doubts }) => doubts),
    )
  /** Of nobody at all, a store tells either no row or one without counts. */
  const figuresOfAll = ([all]: Awaited<ReturnType<typeof ask>>) =>
    all && all.figures.counts.length > 0 ? all.figures : figuresOf(plan.steps.length)
  /** All units, of what is known of sessions that have come to rest, and of the others. */
  const askParts = async (): Promise<FunnelFigures | undefined> => {
    const { cut } = told
    const { parts } = selected
    if (!cut || !parts?.rest || plan.perUser || groups.length > 0) return undefined
    const kept = { ...options, within: parts.kept.within }
    const stretch = { ...frame, ...cut.kept }
    const slices = await readSlices(warehouse, stretch, kept, eventsAtOnce)
    const listed = figuresSql(plan, true)
    const [past, present] = await Promise.all([
      ask({ ...selected, holes: parts.kept.holes }, slices, kept, listed),
      ask({ ...selected, holes: parts.rest.holes }, wholeRange, options, listed),
    ])
    return addFigures(figuresOfAll(past), figuresOfAll(present))
  }
  const inParts = await askParts()
  if (inParts) return { names: plan.names, all: inParts }
  const slices = plan.perUser ? wholeRange : await readSlices(warehouse, told, options, eventsAtOnce)
  const rows = await ask(selected, slices, options)
  const ofKind = (kind: RowKind) => rows.filter((row) => row.kind === kind)
  const byStart = new Map(ofKind('bucket').map(({ start, figures: { counts } }) => [start, counts]))
  const nobody = plan.steps.map(() => 0)
  const values = ofKind('value').map(({ value, figures: { counts } }) => ({ value, counts }))
  return {
    names: plan.names,
    all: figuresOfAll(ofKind('all')),
    ...(breakdown ? { values: values.slice(0, asked.breakdownLimit) } : {}),
    ...(trend
      ? { intervals: trend.starts.map((start) => ({ start, counts: byStart.get(start) ?? nobody })) }
      : {}),
  }
}
