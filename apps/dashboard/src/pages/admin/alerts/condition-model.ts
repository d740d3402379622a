import type { StageName } from '@sojourn/contract'

/** A condition while it is written: every field of every kind, as text. */
export interface ConditionDraft {
  readonly kind: 'threshold' | 'change' | 'no_data' | 'drop_off' | 'page_reached'
  readonly metric: string
  readonly op: string
  readonly value: string
  readonly direction: string
  readonly percent: string
  readonly minutes: string
  readonly stage: string
  readonly points: string
  readonly page: string
  readonly times: string
  readonly window: string
}

export const firstCondition: ConditionDraft = {
  kind: 'threshold',
  metric: 'sessions',
  op: 'below',
  value: '1',
  direction: 'down',
  percent: '50',
  minutes: '30',
  stage: 'checkout',
  points: '10',
  page: '/error*',
  times: '1',
  window: '1h',
}

export const kinds = [
  { value: 'threshold', label: 'A figure is above or below a value' },
  { value: 'change', label: 'A figure differs from the usual' },
  { value: 'no_data', label: 'No event comes' },
  { value: 'drop_off', label: 'More are lost after a stage' },
  { value: 'page_reached', label: 'A page is reached' },
] as const

export const windows = ['5m', '15m', '1h', '6h', '1d', '7d'].map((value) => ({
  value,
  label: `in the last ${value}`,
}))

const stageWords: Record<StageName, string> = {
  entry: 'Entry',
  browse: 'Browse',
  product: 'Product',
  cart: 'Cart',
  checkout: 'Checkout',
  confirmation: 'Confirmation',
}
export const stageChoices = Object.entries(stageWords).map(([value, label]) => ({ value, label }))

/** The condition as the API takes it. What is no number is sent as it is, for the API to name. */
export function conditionOf(draft: ConditionDraft): Record<string, unknown> {
  const { kind, metric, op, direction, stage, page, window } = draft
  const number = (text: string) => (text.trim() === '' ? text : Number(text))
  if (kind === 'threshold') return { kind, metric, op, value: number(draft.value), window }
  if (kind === 'change') return { kind, metric, direction, percent: number(draft.percent), window }
  if (kind === 'no_data') return { kind, minutes: number(draft.minutes) }
  if (kind === 'drop_off') return { kind, stage, points: number(draft.points), window }
  return { kind, page, times: number(draft.times), window }
}

/** A condition in words. */
export function wordsOf(condition: Readonly<Record<string, unknown>>): string {
  const { kind, metric, op, value, direction, percent, minutes, stage, points, page, times, window } =
    condition
  const within = `in ${window}`
  if (kind === 'threshold') return `${metric} ${op} ${value} ${within}`
  if (kind === 'change') {
    const sign = direction === 'up' ? '+' : direction === 'down' ? '−' : '±'
    return `${metric} ${sign}${percent}% against the usual ${within}`
  }
  if (kind === 'no_data') return `no event for ${minutes} minutes`
  if (kind === 'drop_off') return `${points} points more lost after ${stage} ${within}`
  return `${page} reached ${times}× ${within}`
}
