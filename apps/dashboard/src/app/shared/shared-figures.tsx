import { Stack } from '@mantine/core'
import { useMemo } from 'react'
import { OverviewFigures } from '../../pages/overview/figures.tsx'
import { OverviewLists } from '../../pages/overview/lists.tsx'
import { seriesOf } from '../../pages/overview/overview-model.ts'
import { OverviewShapes } from '../../pages/overview/overview-shapes.tsx'
import { useChosenFigure } from '../../pages/overview/use-chosen-figure.ts'
import { useFigures } from '../../pages/overview/use-overview.ts'
import { Answer } from '../../parts/answer.tsx'
import { SeriesChart } from '../../parts/chart/series-chart.tsx'
import { Panel } from '../../parts/panel.tsx'
import { useView } from '../../view/use-view.ts'

/** The figures of the overview, for whoever has a public link. */
export function SharedFigures(props: { readonly timezone: string; readonly currency: string }) {
  const { timezone, currency } = props
  const { view } = useView()
  const [figure, chooseFigure] = useChosenFigure()
  const query = useFigures(view, '')
  const isCompared = view.compare === 'previous'
  const series = useMemo(
    () =>
      query.data &&
      figure &&
      seriesOf(query.data, figure, { timezone, currency, isCompared, now: Date.now() }),
    [query.data, figure, timezone, currency, isCompared],
  )
  return (
    <>
      <Answer what="The figures" query={query} height={470} shapes={<OverviewShapes />}>
        {(answer) => (
          <Stack gap="md">
            <OverviewFigures
              answer={answer}
              currency={currency}
              chosen={figure?.name ?? ''}
              onChoose={chooseFigure}
            />
            {series && (
              <Panel title={figure?.label}>
                <SeriesChart model={series} label={`${figure?.label} over time`} />
              </Panel>
            )}
          </Stack>
        )}
      </Answer>
      <OverviewLists figures={query} />
    </>
  )
}
