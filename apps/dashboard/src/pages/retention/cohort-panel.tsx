import { Answer } from '../../parts/answer.tsx'
import { TableShapes } from '../../parts/answer-states/shapes.tsx'
import { Panel } from '../../parts/panel.tsx'
import { SaveMenu } from '../../parts/save-menu.tsx'
import { HeatMap } from './heat-map.tsx'
import { cohortFile } from './retention-model.ts'
import type { useRetention } from './use-retention.ts'

/** Who came back, cohort by cohort. */
export function CohortPanel(props: {
  readonly query: ReturnType<typeof useRetention>
  readonly interval: string
  readonly timezone: string
}) {
  const { query, interval, timezone } = props
  return (
    <Panel
      title="Cohorts"
      actions={
        <SaveMenu name="retention" rows={() => cohortFile(query.data?.cohorts ?? [])} answer={query.data} />
      }
    >
      <Answer
        query={query}
        what="The cohorts"
        height={420}
        shapes={<TableShapes rows={13} />}
        isEmpty={({ cohorts }) => cohorts.length === 0}
        empty="Nobody came for the first time in this range. Widen it: weeks need some of them."
      >
        {({ cohorts }) => <HeatMap cohorts={cohorts} interval={interval} timezone={timezone} />}
      </Answer>
    </Panel>
  )
}
