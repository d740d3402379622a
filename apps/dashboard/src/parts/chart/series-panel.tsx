import type { EChartsType } from 'echarts/core'
import { type ReactNode, useState } from 'react'
import { Panel } from '../panel.tsx'
import { SaveMenu } from '../save-menu.tsx'
import { SeriesChart } from './series-chart.tsx'
import { type SeriesModel, seriesRows } from './series-model.ts'

/** Lines over time under a heading, to be saved as rows or as a picture. */
export function SeriesPanel(props: {
  readonly title: ReactNode
  readonly model: SeriesModel
  readonly label: string
  /** What the API answered. */
  readonly answer: unknown
  /** Of the files, without ending. */
  readonly name: string
  readonly height?: number
}) {
  const { title, model, label, name, answer, height } = props
  const [chart, setChart] = useState<EChartsType>()
  return (
    <Panel
      title={title}
      actions={<SaveMenu name={name} rows={() => seriesRows(model)} answer={answer} chart={chart} />}
    >
      <SeriesChart model={model} label={label} onReady={setChart} {...(height ? { height } : {})} />
    </Panel>
  )
}
