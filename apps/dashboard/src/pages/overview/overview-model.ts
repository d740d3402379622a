import { intervalWords } from '../../format/interval-words.ts'
import { isStillRunning } from '../../format/is-still-running.ts'
import type { SeriesModel } from '../../parts/chart/series-model.ts'
import {
  type FigureName,
  type Figures,
  type FigureWords,
  figureWords,
  formatFigure,
} from '../../parts/figure-words.ts'
import type { SeriesAnswer } from './use-overview.ts'

/** How finely a series can be cut. */
export const intervals = ['hour', 'day', 'week', 'month'] as const
export type Interval = (typeof intervals)[number]

const ofMoney: ReadonlySet<FigureName> = new Set(['revenue', 'orders'])

/** The figures that are worth a place: those of money only where there is some. */
export function shownFigures({
  total,
  previous,
}: Pick<SeriesAnswer, 'total' | 'previous'>): readonly FigureWords[] {
  const hasMoney = [total, previous?.total ?? {}].some(({ revenue, orders }) => revenue || orders)
  return hasMoney ? figureWords : figureWords.filter(({ name }) => !ofMoney.has(name))
}

/** A figure over time as it is drawn, with the period before behind it where it is wanted. */
export function seriesOf(
  answer: SeriesAnswer,
  { name, label, unit }: FigureWords,
  how: {
    readonly timezone: string
    readonly currency: string
    readonly isCompared: boolean
    readonly now: number
  },
): SeriesModel {
  const { points, previous } = answer
  const read = (figures: Figures) => figures[name] ?? null
  const before = how.isCompared && previous
  const times = points.map(({ time }) => time)
  return {
    times: intervalWords(times, how.timezone),
    isRunning: isStillRunning(times, how.now),
    lines: [
      { name: label, values: points.map(read) },
      ...(before
        ? [
            {
              name: 'Period before',
              values: points.map((_, index) =>
                previous.points[index] ? read(previous.points[index]) : null,
              ),
              isBefore: true,
            },
          ]
        : []),
    ],
    isShare: unit === 'share',
    format: (value) => formatFigure(value, unit, how.currency),
    formatAxis: (value) => formatFigure(value, unit === 'money' ? 'count' : unit, how.currency, true),
  }
}

/** The figures by interval as a file. */
export function seriesFile({ points }: SeriesAnswer) {
  const names = figureWords.map(({ name }) => name)
  return {
    headings: ['time', ...names],
    rows: points.map((point) => [point.time, ...names.map((name) => point[name])]),
  }
}
