import { comparedTimeSeries, lastReceived, pageViewsIn, questionLimits, stages } from '@sojourn/analytics'
import { type AlertCondition, type Filter, windowLength } from '@sojourn/contract'
import type { Warehouse } from '@sojourn/warehouse'
import { wordsOfFigure, wordsOfMetric } from './figure-words.ts'

/** What was found of a condition. */
export interface Judgement {
  readonly holds: boolean
  /** What the condition is about, at this moment; null where there is nothing to tell it from. */
  readonly value: number | null
  /** The same in one sentence. */
  readonly sentence: string
}

/** Where a condition is looked at. */
export interface Place {
  readonly siteId: string
  readonly timezone: string
  /** ISO 4217. */
  readonly currency: string
  /** Unix milliseconds. */
  readonly now: number
}

type Of<Kind extends AlertCondition['kind']> = Extract<AlertCondition, { kind: Kind }>

const minuteMs = 60_000
const weekMs = 7 * 24 * 60 * minuteMs
/** Weeks from which the usual is told. */
const weeksBefore = [1, 2, 3, 4]
/** A drop-off of fewer visitors is chance. */
const visitorsMin = 20
const options = { settings: questionLimits }

/**
 * Looks whether a condition holds now.
 * @throws what the store throws; QuestionError where a filter names what does not exist
 */
export async function judge(
  warehouse: Warehouse,
  condition: AlertCondition,
  place: Place,
): Promise<Judgement> {
  if (condition.kind === 'threshold') return judgeThreshold(warehouse, condition, place)
  if (condition.kind === 'change') return judgeChange(warehouse, condition, place)
  if (condition.kind === 'no_data') return judgeSilence(warehouse, condition, place)
  if (condition.kind === 'drop_off') return judgeDropOff(warehouse, condition, place)
  return judgePage(warehouse, condition, place)
}

/** The figure of the sessions that started in the window before an instant. */
async function figureBefore(
  warehouse: Warehouse,
  {
    metric,
    window,
    filters = [],
  }: { metric: string; window: string; filters?: readonly Filter[] | undefined },
  { siteId, timezone, currency, now }: Place,
): Promise<number | null> {
  const frame = { siteIds: [siteId], from: now - windowLength.parse(window), to: now, timezone, filters, now }
  const asked = { metrics: [metric], interval: 'month', currency } as const
  const { current } = await comparedTimeSeries(warehouse, frame, asked, { isCompared: false, options })
  return current.whole[metric] ?? null
}

async function judgeThreshold(
  warehouse: Warehouse,
  condition: Of<'threshold'>,
  place: Place,
): Promise<Judgement> {
  const { metric, op, value: border, window } = condition
  const value = await figureBefore(warehouse, condition, place)
  const holds = value !== null && (op === 'above' ? value > border : value < border)
  const words = (figure: number | null) => wordsOfFigure(metric, figure, place.currency)
  const sentence = `${wordsOfMetric(metric)} in the last ${window}: ${words(value)}. It is told ${op} ${words(border)}.`
  return { holds, value, sentence: capital(sentence) }
}

async function judgeChange(warehouse: Warehouse, condition: Of<'change'>, place: Place): Promise<Judgement> {
  const { metric, direction, percent, window } = condition
  const value = await figureBefore(warehouse, condition, place)
  const before: number[] = []
  for (const weeks of weeksBefore) {
    const then = await figureBefore(warehouse, condition, { ...place, now: place.now - weeks * weekMs })
    if (then !== null) before.push(then)
  }
  const usual = before.length === 0 ? 0 : before.reduce((sum, one) => sum + one, 0) / before.length
  const words = (figure: number | null) => wordsOfFigure(metric, figure, place.currency)
  const found = `${capital(wordsOfMetric(metric))} in the last ${window}: ${words(value)}.`
  if (value === null || usual === 0)
    return { holds: false, value, sentence: `${found} There is no usual yet.` }
  const change = ((value - usual) / usual) * 100
  const isUp = change >= percent && direction !== 'down'
  const isDown = change <= -percent && direction !== 'up'
  const sign = change > 0 ? '+' : ''
  const sentence = `${found} That is ${sign}${change.toFixed(1)}% against the usual ${words(usual)} at this time of the week.`
  return { holds: isUp || isDown, value, sentence }
}

async function judgeSilence(
  warehouse: Warehouse,
  { minutes }: Of<'no_data'>,
  { siteId, now }: Place,
): Promise<Judgement> {
  const last = await lastReceived(warehouse, siteId, now - 4 * weekMs, options)
  if (last === undefined)
    return { holds: false, value: null, sentence: 'No event came in the last four weeks, so none is missed.' }
  const silent = Math.max(0, Math.floor((now - last) / minuteMs))
  const sentence = `The last event came ${silent.toLocaleString('en')} minutes ago, at ${new Date(last).toISOString()}.`
  return { holds: silent >= minutes, value: silent, sentence }
}

async function judgeDropOff(
  warehouse: Warehouse,
  { stage, points, window }: Of<'drop_off'>,
  { siteId, timezone, currency, now }: Place,
): Promise<Judgement> {
  const length = windowLength.parse(window)
  const rateOf = async (from: number, to: number) => {
    const frame = { siteIds: [siteId], from, to, timezone, filters: [], now }
    const reached = await stages(warehouse, frame, currency, options)
    return reached.find((one) => one.stage === stage)
  }
  const here = await rateOf(now - length, now)
  const before = await rateOf(now - 8 * length, now - length)
  const [rate, usual] = [here?.dropOffRate ?? null, before?.dropOffRate ?? null]
  const visitors = here?.visitors ?? 0
  if (rate === null || usual === null || visitors < visitorsMin) {
    const sentence = `${visitors} visitors reached ${stage} in the last ${window}, which is too few to tell.`
    return { holds: false, value: rate, sentence }
  }
  const more = (rate - usual) * 100
  const words = (share: number) => `${(share * 100).toFixed(1)}%`
  const sentence = `${words(rate)} of ${visitors.toLocaleString('en')} visitors were lost after ${stage} in the last ${window}; usually ${words(usual)}.`
  return { holds: more >= points, value: rate, sentence }
}

async function judgePage(
  warehouse: Warehouse,
  { page, times, window }: Of<'page_reached'>,
  { siteId, now }: Place,
): Promise<Judgement> {
  const range = { from: now - windowLength.parse(window), to: now }
  const { views, sessions } = await pageViewsIn(warehouse, siteId, page, range, options)
  const sentence = `${page} was viewed ${count(views, 'time')} in ${count(sessions, 'session')} in the last ${window}.`
  return { holds: views >= times, value: views, sentence }
}

const count = (number: number, what: string) =>
  `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
