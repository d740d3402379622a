import { SimpleGrid, Stack } from '@mantine/core'
import { useMemo } from 'react'
import { OverviewFigures } from '../../pages/overview/figures.tsx'
import { seriesOf } from '../../pages/overview/overview-model.ts'
import { StagesPanel } from '../../pages/overview/stages-panel.tsx'
import { topPanels } from '../../pages/overview/top-choices.ts'
import { TopPanel } from '../../pages/overview/top-panel.tsx'
import { useFigures } from '../../pages/overview/use-overview.ts'
import { Answer } from '../../parts/answer.tsx'
import { AskAfter } from '../../parts/ask-after.tsx'
import { SeriesChart } from '../../parts/chart/series-chart.tsx'
import { figureWords } from '../../parts/figure-words.ts'
import { Panel } from '../../parts/panel.tsx'
import { useSearchValue } from '../../view/use-search-value.ts'
import { useView } from '../../view/use-view.ts'

/** The figures of the overview, for whoever has a public link. */
export function SharedFigures(props: { readonly timezone: string; readonly currency: string }) {
  const { timezone, currency } = props
  const { view } = useView()
  const [figureName, setFigure] = useSearchValue('figure')
  const query = useFigures(view, '')
  const figure = figureWords.find(({ name }) => name === figureName) ?? figureWords[0]
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
      <Answer query={query} height={470}>
        {(answer) => (
          <Stack gap="md">
            <OverviewFigures
              answer={answer}
              currency={currency}
              chosen={figure?.name ?? ''}
              onChoose={(name) => setFigure(name === figureWords[0]?.name ? '' : name)}
            />
            {series && (
              <Panel title={figure?.label}>
                <SeriesChart model={series} label={`${figure?.label} over time`} />
              </Panel>
            )}
          </Stack>
        )}
      </Answer>
      <AskAfter query={query}>
        <SimpleGrid cols={{ base: 1, md: 2 }}>
          {topPanels.map(({ title, choices }) => (
            <TopPanel key={title} title={title} choices={choices} />
          ))}
        </SimpleGrid>
        <StagesPanel view={view} />
      </AskAfter>
    </>
  )
}
