import type { RevenueAnswer } from '@sojourn/contract'
import { formatCount, formatMoney, formatShort } from '../../format/format.ts'
import { intervalWords } from '../../format/interval-words.ts'
import { isStillRunning } from '../../format/is-still-running.ts'
import type { SeriesModel } from '../../parts/chart/series-model.ts'

/** What can be drawn over time. */
export const drawnFigures = ['revenue', 'orders', 'buyers'] as const
export type DrawnFigure = (typeof drawnFigures)[number]

const lineNames: Record<DrawnFigure, string> = { revenue: 'Revenue', orders: 'Orders', buyers: 'Buyers' }

/** A figure over time as it is drawn. */
export function seriesOf(
  answer: RevenueAnswer,
  figure: DrawnFigure,
  timezone: string,
  now: number,
): SeriesModel {
  const times = answer.series.map(({ time }) => time)
  return {
    times: intervalWords(times, timezone),
    isRunning: isStillRunning(times, now),
    lines: [{ name: lineNames[figure], values: answer.series.map((point) => point[figure]) }],
    format: figure === 'revenue' ? (value) => formatMoney(value, answer.currency) : formatCount,
    formatAxis: formatShort,
  }
}

/** The currencies to choose among; none where everything was earned in the one that is shown. */
export function currenciesOf({ currency, currencies }: RevenueAnswer): string[] {
  const all = new Set([currency, ...currencies.map((one) => one.currency)])
  return all.size > 1 ? [...all].sort() : []
}

/** What was earned by a channel or a campaign, as a file. */
export const earnedFile = (
  by: string,
  rows: readonly { readonly value: string | null; readonly revenue: number }[],
  currency: string,
) => ({
  headings: [by, 'revenue', 'currency'],
  rows: rows.map(({ value, revenue }) => [value, revenue, currency]),
})

/** The products as a file. */
export const productFile = ({ products, currency }: RevenueAnswer) => ({
  headings: ['product', 'name', 'quantity', 'orders', 'revenue', 'currency'],
  rows: products.map((one) => [one.product, one.name, one.quantity, one.orders, one.revenue, currency]),
})
