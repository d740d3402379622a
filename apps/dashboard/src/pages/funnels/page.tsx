import { Stack, Text } from '@mantine/core'
import type { FunnelInput } from '@sojourn/contract'
import { useMemo, useState } from 'react'
import { useMay } from '../../api/account.ts'
import { useSiteOf } from '../../api/sites.ts'
import { formatDuration, formatMoney, formatShare } from '../../format/format.ts'
import { Answer } from '../../parts/answer.tsx'
import { SeriesPanel } from '../../parts/chart/series-panel.tsx'
import { Panel } from '../../parts/panel.tsx'
import { SaveMenu } from '../../parts/save-menu.tsx'
import { Screen } from '../../parts/screen.tsx'
import { FilterPills } from '../../parts/view-bar/filter-pills.tsx'
import { ViewBar } from '../../parts/view-bar/view-bar.tsx'
import { useSearchParts } from '../../view/use-search-parts.ts'
import { useView } from '../../view/use-view.ts'
import { BreakdownTable } from './breakdown-table.tsx'
import { FunnelBars } from './funnel-bars.tsx'
import { FunnelBuilder } from './funnel-builder.tsx'
import { askable, breakdownFile, funnelFile, funnelOfSearch, trendOf } from './funnel-model.ts'
import { PeopleDrawer } from './people-drawer.tsx'
import { type PeopleChoice, useFunnel } from './use-funnel.ts'

/** How far people come through steps of one's own. The funnel stands in the URL. */
export function Page() {
  const { view } = useView()
  const { timezone } = useSiteOf(view.site)
  const seesWho = useMay('personal_data')
  const [search, change] = useSearchParts<{ funnel: FunnelInput }>()
  const funnel = funnelOfSearch(search.funnel)
  const asked = askable(funnel)
  const query = useFunnel(view, asked)
  const [people, setPeople] = useState<PeopleChoice>()
  const unit = funnel.per === 'user' ? 'people' : 'sessions'
  const trend = useMemo(() => query.data && trendOf(query.data, timezone, Date.now()), [query.data, timezone])
  return (
    <Screen
      title="Funnels"
      note="Steps in order: who comes how far, where they leave, how long it takes. The address of this page is the funnel."
      actions={<ViewBar />}
    >
      <FilterPills />
      <Panel title="Steps">
        <FunnelBuilder funnel={funnel} onChange={(next) => change({ funnel: next })} />
      </Panel>
      {asked ? (
        <Answer
          query={query}
          height={480}
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
                <FunnelBars steps={answer.steps} unit={unit} onPeople={seesWho ? setPeople : undefined} />
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
      ) : (
        <Text size="sm" className="quiet">
          Say what each step is, and the figures come.
        </Text>
      )}
      {people && asked && (
        <PeopleDrawer
          funnel={asked}
          choice={people}
          timezone={timezone}
          onClose={() => setPeople(undefined)}
        />
      )}
    </Screen>
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
