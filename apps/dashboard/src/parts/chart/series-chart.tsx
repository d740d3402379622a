import { VisuallyHidden } from '@mantine/core'
import type { EChartsType } from 'echarts/core'
import { useCallback } from 'react'
import { Chart } from './chart.tsx'
import type { ChartColors } from './chart-colors.ts'
import { drawSeries, type SeriesModel, timeWords } from './series-model.ts'

/** Lines over time, and the same as a table for those who hear the page. */
export function SeriesChart(props: {
  readonly model: SeriesModel
  readonly label: string
  readonly height?: number
  readonly onPlace?: ((index: number) => void) | undefined
  readonly onReady?: (chart: EChartsType) => void
}) {
  const { model, label, height, onPlace, onReady } = props
  const option = useCallback((colors: ChartColors) => drawSeries(model, colors), [model])
  return (
    <>
      <Chart
        option={option}
        label={label}
        {...(height ? { height } : {})}
        onPlace={onPlace}
        {...(onReady ? { onReady } : {})}
      />
      <VisuallyHidden>
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              <th scope="col">Time</th>
              {model.lines.map((line) => (
                <th scope="col" key={line.name}>
                  {line.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {timeWords(model).map((time, index) => (
              <tr key={time}>
                <th scope="row">{time}</th>
                {model.lines.map((line) => {
                  const value = line.values[index]
                  return <td key={line.name}>{typeof value === 'number' ? model.format(value) : '–'}</td>
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </>
  )
}
