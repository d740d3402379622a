import { Stack, Text } from '@mantine/core'
import { useMemo } from 'react'
import { outcomes, useLedger } from '../../../api/ledger.ts'
import { useSiteOf } from '../../../api/sites.ts'
import { formatCount, formatShort } from '../../../format/format.ts'
import { Answer } from '../../../parts/answer.tsx'
import { FigurePageShapes } from '../../../parts/answer-states/shapes.tsx'
import { SeriesPanel } from '../../../parts/chart/series-panel.tsx'
import { type Column, DataTable } from '../../../parts/data-table.tsx'
import { FigureRow } from '../../../parts/figure-row.tsx'
import { FigureTile } from '../../../parts/figure-tile.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { SaveMenu } from '../../../parts/save-menu.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { RangePicker } from '../../../parts/view-bar/range-picker.tsx'
import { useView } from '../../../view/use-view.ts'
import { ViewLink } from '../../../view/view-link.tsx'
import { outcomeWords, type ReasonRow, reasonsOf, seriesOf } from './ledger-model.ts'

const columns: Column<ReasonRow>[] = [
  {
    key: 'outcome',
    heading: 'What became of them',
    width: 170,
    cell: ({ outcome }) => outcomeWords[outcome].label,
  },
  {
    key: 'reason',
    heading: 'Why',
    width: 260,
    cell: ({ reason, outcome }) =>
      outcome === 'rejected' || outcome === 'bot' ? (
        <Text size="sm">{reason || outcomeWords[outcome].meaning}</Text>
      ) : (
        <Text size="sm" className="quiet">
          {outcomeWords[outcome].meaning}
        </Text>
      ),
  },
  { key: 'events', heading: 'Events', isFigure: true, cell: ({ events }) => formatCount(events) },
]

/** What became of every event that was sent. */
export function Page() {
  const { view } = useView()
  const { timezone } = useSiteOf(view.site)
  const query = useLedger(view)
  const rows = query.data?.rows
  const series = useMemo(() => rows && seriesOf(rows, timezone, Date.now()), [rows, timezone])
  return (
    <Screen
      title="Ledger"
      note="What became of every event that was sent, by the time it came in."
      actions={<RangePicker />}
    >
      <Answer
        what="The ledger"
        query={query}
        height={520}
        shapes={<FigurePageShapes figures={8} />}
        isEmpty={(answer) => answer.rows.length === 0}
        empty={
          <>
            Nothing was sent in this range. Widen it, or{' '}
            <ViewLink to="/start" size="sm" underline="always">
              send a first event
            </ViewLink>
            .
          </>
        }
      >
        {({ rows: all, totals }) => (
          <Stack gap="md">
            <FigureRow>
              {outcomes.map((outcome) => (
                <FigureTile
                  key={outcome}
                  label={outcomeWords[outcome].label}
                  meaning={outcomeWords[outcome].meaning}
                  value={formatShort(totals[outcome])}
                />
              ))}
            </FigureRow>
            {series && (
              <SeriesPanel
                title="By day"
                name="ledger by day"
                model={series}
                answer={query.data}
                label="Events a day by what became of them"
              />
            )}
            <Panel
              title="Why"
              isFlush
              actions={
                <SaveMenu
                  name="ledger"
                  answer={all}
                  rows={() => ({
                    headings: ['siteId', 'hour', 'outcome', 'reason', 'events'],
                    rows: all.map((row) => [row.siteId, row.hour, row.outcome, row.reason, row.events]),
                  })}
                />
              }
            >
              <DataTable
                label="Why"
                columns={columns}
                rows={reasonsOf(all)}
                keyOf={({ outcome, reason }) => `${outcome} ${reason}`}
              />
            </Panel>
          </Stack>
        )}
      </Answer>
    </Screen>
  )
}
