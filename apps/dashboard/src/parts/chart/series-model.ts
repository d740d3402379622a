import type { EChartsCoreOption } from 'echarts/core'
import type { ChartColors } from './chart-colors.ts'

/** A line over time: one value for each time. */
export interface Line {
  readonly name: string
  readonly values: readonly (number | null)[]
  /** The period before: drawn behind, dashed. */
  readonly isBefore?: boolean
}

export interface SeriesModel {
  /** Labels of the intervals, in order. */
  readonly times: readonly string[]
  readonly lines: readonly Line[]
  /** Whether the last interval is not over: the way to it is dashed. @default false */
  readonly isRunning?: boolean
  /** Places on the axis that a note stands at: the number of the interval, and what is written there. */
  readonly marks?: readonly { readonly index: number; readonly label: string }[]
  /** A value as it is read: `12 s`, `€3`. */
  readonly format: (value: number) => string
  /** Whether the values are shares: there are none above one. @default false */
  readonly isShare?: boolean
  /** The same where there is less space. @default format */
  readonly formatAxis?: (value: number) => string
}

/** Lines over time as a file has them. */
export const seriesRows = ({ times, lines }: SeriesModel) => ({
  headings: ['time', ...lines.map(({ name }) => name)],
  rows: times.map((time, index) => [time, ...lines.map(({ values }) => values[index])]),
})

/** The times as they are read: the last one says so where it is not over. */
export const timeWords = ({ times, isRunning }: Pick<SeriesModel, 'times' | 'isRunning'>): string[] =>
  times.map((time, index) => (isRunning && index === times.length - 1 ? `${time}, so far` : time))

/** Lines over time as the charting library takes them. */
export function drawSeries(model: SeriesModel, colors: ChartColors): EChartsCoreOption {
  const { times, lines, marks = [], format, formatAxis = format, isRunning = false, isShare = false } = model
  const isLonely = lines.length === 1
  const isSplit = isRunning && times.length > 1
  return {
    grid: {
      left: 8,
      right: 12,
      top: lines.length > 2 ? 36 : marks.length > 0 ? 24 : 12,
      bottom: 4,
      containLabel: true,
    },
    legend: {
      type: 'scroll',
      show: lines.length > 2,
      pageTextStyle: { color: colors.quiet },
      pageIconColor: colors.quiet,
      top: 0,
      left: 0,
      icon: 'circle',
      itemWidth: 9,
      itemHeight: 9,
      textStyle: { color: colors.quiet },
    },
    tooltip: {
      trigger: 'axis',
      backgroundColor: colors.paper,
      borderColor: colors.line,
      textStyle: { color: colors.ink, fontSize: 13 },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? format(value) : '–'),
    },
    xAxis: {
      type: 'category',
      data: timeWords(model),
      boundaryGap: false,
      axisLine: { lineStyle: { color: colors.line } },
      axisTick: { show: false },
      axisLabel: { color: colors.quiet, hideOverlap: true, margin: 12 },
    },
    yAxis: {
      type: 'value',
      min: 0,
      // Else a share of all would have an axis up to 120 %.
      ...(isShare ? { max: ({ max }: { max: number }) => (max > 0.75 ? 1 : null) } : {}),
      minInterval: 0,
      splitNumber: 4,
      splitLine: { lineStyle: { color: colors.line } },
      axisLabel: { color: colors.quiet, formatter: formatAxis },
    },
    series: lines.flatMap((line, index) => {
      const color = line.isBefore ? colors.faint : colors.series[index % colors.series.length]
      const stretches = isSplit && !line.isBefore ? stretchesOf(line) : []
      const drawn = { type: 'line', name: line.name, color, symbolSize: 6, z: line.isBefore ? 1 : 2 }
      return [
        {
          ...drawn,
          data: [...line.values],
          showSymbol: times.length === 1,
          lineStyle:
            stretches.length > 0
              ? { width: 0 }
              : { width: line.isBefore ? 1.5 : 2, type: line.isBefore ? 'dashed' : 'solid' },
          areaStyle: (isLonely || index === 0) && !line.isBefore ? { opacity: 0.08 } : undefined,
          ...(index === 0 && marks.length > 0 ? { markLine: drawMarks(marks, colors) } : {}),
        },
        ...stretches.map((stretch) => ({ ...drawn, ...stretch })),
      ]
    }),
  }
}

/** A line in two: what is over, and the way to the interval that is not. The line itself stands under them, for its tooltip. */
const stretchesOf = ({ values }: Line) => {
  const drawn = { showSymbol: false, silent: true, tooltip: { show: false } }
  return [
    { ...drawn, data: values.slice(0, -1), lineStyle: { width: 2, type: 'solid' } },
    {
      ...drawn,
      data: values.map((value, index) => (index >= values.length - 2 ? value : null)),
      lineStyle: { width: 2, type: [3, 4] },
    },
  ]
}

/** Notes as upright lines, each with its number above. */
const drawMarks = (marks: NonNullable<SeriesModel['marks']>, colors: ChartColors) => ({
  symbol: 'none',
  silent: true,
  animation: false,
  lineStyle: { color: colors.quiet, type: 'dotted', width: 1.2 },
  label: {
    position: 'end',
    distance: 2,
    padding: [3, 6],
    borderRadius: 9,
    fontSize: 11,
    lineHeight: 12,
    color: colors.paper,
    backgroundColor: colors.quiet,
    formatter: '{b}',
  },
  data: marks.map(({ index, label }) => ({ xAxis: index, name: label })),
})
