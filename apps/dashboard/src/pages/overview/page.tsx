import { SegmentedControl, Stack } from '@mantine/core'
import { useIsMutating } from '@tanstack/react-query'
import type { EChartsType } from 'echarts/core'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { useMay } from '../../api/account.ts'
import { useAnnotations } from '../../api/annotations.ts'
import { useSiteOf } from '../../api/sites.ts'
import { formatName } from '../../format/format.ts'
import { Answer } from '../../parts/answer.tsx'
import { AskAfter } from '../../parts/ask-after.tsx'
import { SeriesChart } from '../../parts/chart/series-chart.tsx'
import { Panel } from '../../parts/panel.tsx'
import { SaveMenu } from '../../parts/save-menu.tsx'
import { Screen } from '../../parts/screen.tsx'
import { CompareToggle } from '../../parts/view-bar/compare-toggle.tsx'
import { FilterPills } from '../../parts/view-bar/filter-pills.tsx'
import { ViewBar } from '../../parts/view-bar/view-bar.tsx'
import { useSearchValue } from '../../view/use-search-value.ts'
import { useView } from '../../view/use-view.ts'
import { ShareButton } from '../admin/links/share-button.tsx'
import { fillKey } from '../start/fill-with-sample.ts'
import { ActiveNow } from './active-now.tsx'
import { OverviewFigures } from './figures.tsx'
import { OverviewLists } from './lists.tsx'
import { NoteForm } from './note-form.tsx'
import { NoteList } from './note-list.tsx'
import { dayOf, placeNotes } from './notes-model.ts'
import { intervals, seriesFile, seriesOf } from './overview-model.ts'
import { OverviewShapes } from './overview-shapes.tsx'
import { useChosenFigure } from './use-chosen-figure.ts'
import { useFigures, useHasSessions } from './use-overview.ts'

/** Only an empty site shows them. */
const FirstSteps = lazy(() => import('../start/first-steps.tsx').then((it) => ({ default: it.FirstSteps })))

/** What happened: the first page. */
export function Page() {
  const { view } = useView()
  const { timezone, currency, site } = useSiteOf(view.site)
  const [figure, chooseFigure] = useChosenFigure()
  const [interval, setInterval] = useSearchValue('interval')
  const [chart, setChart] = useState<EChartsType>()
  const query = useFigures(view, intervals.some((name) => name === interval) ? interval : '')
  const hasSessions = useHasSessions(view.site, query.data?.total.sessions === 0)
  const { refetch } = query
  // The first session: the figures that said none are old.
  useEffect(() => {
    if (hasSessions.data) void refetch()
  }, [hasSessions.data, refetch])
  const isCompared = view.compare === 'previous'
  const maySave = useMay('save')
  const [noteDay, setNoteDay] = useState<string>()
  const { data: annotations } = useAnnotations(view.site)
  const notes = useMemo(
    () => placeNotes(annotations ?? [], query.data?.points.map(({ time }) => time) ?? [], timezone),
    [annotations, query.data, timezone],
  )
  const series = useMemo(
    () =>
      query.data && figure
        ? {
            ...seriesOf(query.data, figure, { timezone, currency, isCompared, now: Date.now() }),
            marks: notes,
          }
        : undefined,
    [query.data, figure, timezone, currency, isCompared, notes],
  )
  const startNote = (index: number) => {
    const time = query.data?.points[index]?.time
    if (time) setNoteDay(dayOf(time, timezone))
  }
  // Where nothing is known yet, zeros would be shown for a moment.
  const isUnsure = query.data?.total.sessions === 0 && hasSessions.isPending
  const isBeingFilled = useIsMutating({ mutationKey: fillKey }) > 0
  if (hasSessions.data === false || isBeingFilled)
    return (
      <Screen
        title={`Welcome to ${site?.name ?? 'Sojourn'}`}
        name="Overview"
        note="Nothing is recorded yet. One line in your pages, and this page fills by itself."
      >
        <Suspense>
          <FirstSteps />
        </Suspense>
      </Screen>
    )
  return (
    <Screen
      title="Overview"
      note={
        <AskAfter query={query}>
          <ActiveNow view={view} />
        </AskAfter>
      }
      actions={
        <>
          <CompareToggle />
          <ViewBar>
            <ShareButton shows={{ page: 'overview' }} />
          </ViewBar>
        </>
      }
    >
      <FilterPills />
      <Answer
        what="The figures"
        query={isUnsure ? { ...query, data: undefined } : query}
        height={470}
        shapes={<OverviewShapes />}
      >
        {(answer) => (
          <Stack gap="md">
            <OverviewFigures
              answer={answer}
              currency={currency}
              chosen={figure?.name ?? ''}
              onChoose={chooseFigure}
            />
            {series && (
              <Panel
                title={figure?.label}
                actions={
                  <>
                    <SegmentedControl
                      size="xs"
                      aria-label="By"
                      value={answer.interval}
                      onChange={setInterval}
                      data={intervals.map((value) => ({ value, label: formatName(value) }))}
                    />
                    {maySave && site && (
                      <NoteForm siteId={site.siteId} timezone={timezone} day={noteDay} onDay={setNoteDay} />
                    )}
                    <SaveMenu name="overview" rows={() => seriesFile(answer)} answer={answer} chart={chart} />
                  </>
                }
              >
                <SeriesChart
                  model={series}
                  label={`${figure?.label} over time`}
                  onPlace={maySave ? startNote : undefined}
                  onReady={setChart}
                />
                <NoteList notes={notes} mayRemove={maySave} />
              </Panel>
            )}
          </Stack>
        )}
      </Answer>
      <OverviewLists figures={query} />
    </Screen>
  )
}
