import { Stack } from '@mantine/core'
import type { FunnelInput } from '@sojourn/contract'
import { useMemo } from 'react'
import { formatDuration, formatMoney, formatShare } from '../../format/format.ts'
import { Answer } from '../../parts/answer.tsx'
import { BarShapes, ChartShape, HeadingShape } from '../../parts/answer-states/shapes.tsx'
import { SeriesPanel } from '../../parts/chart/series-panel.tsx'
import { Panel } from '../../parts/panel.tsx'
import { SaveMenu } from '../../parts/save-menu.tsx'
import { BreakdownTable } from './breakdown-table.tsx'
import { FunnelBars } from './funnel-bars.tsx'
import { breakdownFile, funnelFile, trendOf } from './funnel-model.ts'
import type { PeopleChoice, useFunnel } from './use-funnel.ts'

const FunnelShapes = () => (
  <Stack gap="md">
    <Panel title={<HeadingShape />}>
      <BarShapes rows={4} />
    </Panel>
    <ChartShape height={200} />
  </Stack>
)

/** How far people came: the steps, what they are broken down by, and the share over time. */
export function FunnelResult(props: {
  readonly query: ReturnType<typeof useFunnel>
  readonly funnel: Pick<FunnelInput, 'per' | 'breakdown'>
  readonly timezone: string
  /** Undefined for who may not see who they were. */
  readonly onPeople: ((choice: PeopleChoice) => void) | undefined
}) {
  const { query, funnel, timezone, onPeople } = props
  const trend = useMemo(() => query.data && trendOf(query.data, timezone, Date.now()), [query.data, timezone])
  return (
    <Answer
      what="The funnel"
      query={query}
      shapes={<FunnelShapes />}
      isEmpty={({ steps }) => (steps[0]?.count ?? 0) === 0}
      empty="Nobody took the first step in this range. Widen it, or begin with another."
    >
      {(answer) => (
        <Stack gap="md">
          <Panel
            title={`${formatShare(answer.conversion.rate)} come through`}
            note={<Through answer={answer} />}
            actions={<SaveMenu name="funnel" rows={() => funnelFile(answer)} answer={answer} />}
          >
            <FunnelBars
              steps={answer.steps}
              unit={funnel.per === 'user' ? 'people' : 'sessions'}
              onPeople={onPeople}
            />
          </Panel>
          {answer.breakdown && answer.breakdown.length > 0 && (
            <Panel
              title="Broken down"
              isFlush
              actions={
                <SaveMenu
                  name="funnel broken down"
                  rows={() => breakdownFile(answer, funnel.breakdown ?? 'value')}
                  answer={answer.breakdown}
                />
              }
            >
              <BreakdownTable rows={answer.breakdown} by={funnel.breakdown ?? ''} />
            </Panel>
          )}
          {trend && trend.times.length > 1 && (
            <SeriesPanel
              title="Conversion over time"
              name="conversion over time"
              model={trend}
              answer={answer.trend}
              label="Share that came through, by day"
              height={200}
            />
          )}
        </Stack>
      )}
    </Answer>
  )
}

function Through({ answer }: { readonly answer: NonNullable<ReturnType<typeof useFunnel>['data']> }) {
  const { count, medianSeconds, revenue } = answer.conversion
  return [
    `${count.toLocaleString('en')} of ${(answer.steps[0]?.count ?? 0).toLocaleString('en')}`,
    ...(medianSeconds === null ? [] : [`${formatDuration(medianSeconds)} from first to last`]),
    ...revenue.map(({ currency, amount }) => formatMoney(amount, currency)),
  ].join(' · ')
}
