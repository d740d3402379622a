import { Select, SimpleGrid, Stack } from '@mantine/core'
import { useMemo } from 'react'
import { useSiteOf } from '../../api/sites.ts'
import { formatMoney, formatName } from '../../format/format.ts'
import { Answer } from '../../parts/answer.tsx'
import { FigurePageShapes } from '../../parts/answer-states/shapes.tsx'
import { SeriesPanel } from '../../parts/chart/series-panel.tsx'
import { Panel } from '../../parts/panel.tsx'
import { SaveMenu } from '../../parts/save-menu.tsx'
import { Screen } from '../../parts/screen.tsx'
import { TopList } from '../../parts/top-list.tsx'
import { FilterPills } from '../../parts/view-bar/filter-pills.tsx'
import { ViewBar } from '../../parts/view-bar/view-bar.tsx'
import { useSearchValue } from '../../view/use-search-value.ts'
import { useView } from '../../view/use-view.ts'
import { withFilter } from '../../view/view.ts'
import { Abandonment } from './abandonment.tsx'
import { Products } from './products.tsx'
import { RevenueFigures } from './revenue-figures.tsx'
import { currenciesOf, drawnFigures, earnedFile, productFile, seriesOf } from './revenue-model.ts'
import { useRevenue } from './use-revenue.ts'

/** What was earned, and by what. */
export function Page() {
  const { view, setView } = useView()
  const { timezone } = useSiteOf(view.site)
  const [currency, setCurrency] = useSearchValue('currency')
  const [chosen, setChosen] = useSearchValue('figure')
  const figure = drawnFigures.find((name) => name === chosen) ?? 'revenue'
  const query = useRevenue(view, currency)
  const answer = query.data
  const series = useMemo(
    () => answer && seriesOf(answer, figure, timezone, Date.now()),
    [answer, figure, timezone],
  )
  const currencies = answer ? currenciesOf(answer) : []
  return (
    <Screen
      title="Revenue"
      note="What the sessions of this range earned; a purchase counts at the start of its session."
      actions={
        <>
          {currencies.length > 0 && (
            <Select
              aria-label="Currency"
              size="sm"
              w={90}
              data={currencies}
              value={answer?.currency ?? null}
              onChange={(value) => setCurrency(value ?? '')}
              allowDeselect={false}
            />
          )}
          <ViewBar />
        </>
      }
    >
      <FilterPills />
      <Answer
        what="The revenue"
        query={query}
        height={640}
        shapes={<FigurePageShapes figures={6} />}
        isEmpty={({ orders, currencies: all, cart, checkout }) =>
          orders === 0 && all.length === 0 && cart.started === 0 && checkout.started === 0
        }
        empty="Nothing was earned here. Send purchase events with revenue and currency, or widen the range."
      >
        {(shown) => (
          <Stack gap="md">
            <RevenueFigures answer={shown} chosen={figure} onChoose={setChosen} />
            {series && (
              <SeriesPanel
                title={series.lines[0]?.name}
                name="revenue over time"
                model={series}
                answer={shown}
                label={`${series.lines[0]?.name} over time`}
              />
            )}
            <SimpleGrid cols={{ base: 1, md: 2 }} style={{ alignItems: 'start' }}>
              <Panel
                isFlush
                title="Products"
                actions={<SaveMenu name="products" rows={() => productFile(shown)} answer={shown} />}
              >
                <Products products={shown.products} currency={shown.currency} />
              </Panel>
              <Stack gap="md">
                <Panel title="Carts and checkouts">
                  <Stack gap="md">
                    <Abandonment name="Cart" part={shown.cart} />
                    <Abandonment name="Checkout" part={shown.checkout} />
                  </Stack>
                </Panel>
                <Panel
                  title="Channels"
                  actions={
                    <SaveMenu
                      name="revenue by channel"
                      rows={() =>
                        earnedFile(
                          'channel',
                          shown.channels.map(({ channel, revenue }) => ({ value: channel, revenue })),
                          shown.currency,
                        )
                      }
                      answer={shown.channels}
                    />
                  }
                >
                  <TopList
                    unit={shown.currency}
                    format={(amount) => formatMoney(amount, shown.currency)}
                    rows={shown.channels.map(({ channel, revenue }) => ({
                      value: channel ?? '',
                      label: channel ? formatName(channel) : 'Unknown',
                      count: revenue,
                    }))}
                    onChoose={({ value }) => setView((before) => withFilter(before, 'channel', value))}
                  />
                </Panel>
                <Panel
                  title="Campaigns"
                  actions={
                    <SaveMenu
                      name="revenue by campaign"
                      rows={() =>
                        earnedFile(
                          'campaign',
                          shown.campaigns.map(({ campaign, revenue }) => ({ value: campaign, revenue })),
                          shown.currency,
                        )
                      }
                      answer={shown.campaigns}
                    />
                  }
                >
                  <TopList
                    unit={shown.currency}
                    format={(amount) => formatMoney(amount, shown.currency)}
                    rows={shown.campaigns.map(({ campaign, revenue }) => ({
                      value: campaign ?? '',
                      label: campaign ?? 'None',
                      count: revenue,
                    }))}
                    onChoose={({ value }) => setView((before) => withFilter(before, 'utmCampaign', value))}
                  />
                </Panel>
              </Stack>
            </SimpleGrid>
          </Stack>
        )}
      </Answer>
    </Screen>
  )
}
