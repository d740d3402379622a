import type { Page } from 'playwright-core'

/** What a page is narrowed to. */
export interface Choice {
  readonly filters: Readonly<Record<string, string>>
  readonly segment?: string
}

type Ask = (path: string, body?: object) => Promise<unknown>

/** A page with filters: what it shows, and what the API says of the same. */
export interface FilteredPage {
  readonly path: string
  readonly heading: string
  /** What stands on it, as texts. */
  figures(page: Page): Promise<unknown>
  /** The same as the API answers it. @param ask of the range, the site and the choice at hand */
  answer(ask: Ask): Promise<unknown>
  /** What it says where nothing fits. */
  readonly nothing: RegExp
  /** By what people narrow it: a row of a list, or the menu for filters; `by` is the name in the address. */
  readonly click:
    | { readonly by: string; readonly panel: string; readonly row?: string }
    | { readonly by: string; readonly menu: string; readonly value: string }
}

const count = (value: number) => value.toLocaleString('en')

/** The figure under a label, of figures in a row. */
const tile = (page: Page, label: string) =>
  page
    .locator('.panel')
    .filter({ has: page.getByText(label, { exact: true }) })
    .locator('.figures')
    .first()
    .textContent({ timeout: 1_000 })

/** The panel with a heading. */
export const panelOf = (page: Page, title: string) =>
  page.locator('section.panel').filter({ has: page.getByRole('heading', { name: title, exact: true }) })

const titlesOf = (cells: readonly unknown[]) => (cells as { title: string }[]).map(({ title }) => title)

const standardSteps = ['product_view', 'add_to_cart', 'checkout_start', 'purchase'].map((type) => ({ type }))

export const filteredPages: readonly FilteredPage[] = [
  {
    path: '/',
    heading: 'Overview',
    figures: async (page) => [
      await tile(page, 'Sessions'),
      await tile(page, 'Visitors'),
      await tile(page, 'Page views'),
      (await panelOf(page, 'Pages').locator('li').allInnerTexts())
        .slice(0, 3)
        .map((row) => row.split('\n').filter(Boolean)),
      (await panelOf(page, 'Stages').locator('li .figures').allTextContents())[0],
    ],
    async answer(ask) {
      const { total } = (await ask('/analytics/timeseries?metrics=sessions,visitors,pageViews')) as {
        total: Record<'sessions' | 'visitors' | 'pageViews', number>
      }
      const { rows } = (await ask('/analytics/breakdown?by=page&metrics=sessions&limit=3')) as {
        rows: { value: string; sessions: number }[]
      }
      const { stages } = (await ask('/analytics/stages')) as { stages: { visitors: number }[] }
      return [
        count(total.sessions),
        count(total.visitors),
        count(total.pageViews),
        rows.map(({ value, sessions }) => [value, count(sessions)]),
        count(stages[0]?.visitors ?? 0),
      ]
    },
    nothing: /^Nothing in this range\.$/,
    click: { by: 'country', panel: 'People', row: 'Germany' },
  },
  {
    path: '/sessions',
    heading: 'Sessions',
    figures: async (page) => [
      await page.getByRole('heading', { level: 2 }).first().textContent(),
      (
        await page
          .getByRole('table', { name: 'Sessions' })
          .locator('tbody tr[aria-rowindex] td:nth-child(4)')
          .allTextContents()
      ).slice(0, 9),
    ],
    async answer(ask) {
      const { sessions, nextCursor } = (await ask('/sessions?limit=100')) as {
        sessions: { stepsTaken: number }[]
        nextCursor: string | null
      }
      return [
        `${sessions.length}${nextCursor === null ? '' : '+'} sessions`,
        sessions.slice(0, 9).map(({ stepsTaken }) => count(stepsTaken)),
      ]
    },
    nothing: /^No session fits/,
    click: { by: 'country', menu: 'Country', value: 'DE' },
  },
  {
    path: '/journeys',
    heading: 'Journeys',
    figures: async (page) => [
      await page.getByRole('heading', { level: 2 }).first().textContent(),
      await page.getByRole('table', { name: 'Paths' }).locator('tbody td:nth-child(2)').allTextContents(),
    ],
    async answer(ask) {
      const { total, paths } = (await ask('/analytics/journeys', {
        of: 'pages',
        depth: 5,
        merge: true,
        limit: 8,
      })) as { total: number; paths: { count: number }[] }
      return [`${count(total)} sessions`, paths.map((path) => count(path.count))]
    },
    nothing: /^No session came through here/,
    click: { by: 'device', menu: 'Device', value: 'mobile' },
  },
  {
    path: '/funnels',
    heading: 'Funnels',
    figures: (page) => page.locator('main ol li strong').allTextContents(),
    async answer(ask) {
      const { steps } = (await ask('/analytics/funnel', { steps: standardSteps })) as {
        steps: { count: number }[]
      }
      return steps.map((step) => count(step.count))
    },
    nothing: /^Nobody took the first step/,
    click: { by: 'channel', menu: 'Channel', value: 'direct' },
  },
  {
    path: '/retention',
    heading: 'Retention',
    figures: async (page) => [
      await page.locator('table.heat tbody tr td:nth-child(2)').allTextContents(),
      await page.locator('table.heat td[title]').evaluateAll(titlesOf),
    ],
    async answer(ask) {
      const { cohorts } = (await ask('/analytics/retention', {
        interval: 'week',
        periods: 12,
        mode: 'on',
        unit: 'user',
      })) as { cohorts: { size: number; returned: number[] }[] }
      const sizes = cohorts.map(({ size }) => size)
      return [
        [sizes.reduce((sum, size) => sum + size, 0), ...sizes].map(count),
        cohorts.flatMap(({ returned }) => returned.map((people) => `${count(people)} people`)),
      ]
    },
    nothing: /^Nobody came for the first time/,
    click: { by: 'country', menu: 'Country', value: 'DE' },
  },
  {
    path: '/conversations',
    heading: 'Conversations',
    figures: async (page) => [
      await tile(page, 'Conversations'),
      await tile(page, 'Not answered'),
      await panelOf(page, 'First questions').locator('li .figures').allTextContents(),
    ],
    async answer(ask) {
      const { conversations, firstAnswer, questions } = (await ask('/analytics/conversations?limit=20')) as {
        conversations: number
        firstAnswer: { unanswered: number }
        questions: { conversations: number }[]
      }
      return [
        count(conversations),
        count(firstAnswer.unanswered),
        questions.map((question) => count(question.conversations)),
      ]
    },
    nothing: /^Nobody wrote in this range/,
    click: { by: 'outcome', panel: 'What they came to' },
  },
  {
    path: '/revenue',
    heading: 'Revenue',
    figures: async (page) => [
      await tile(page, 'Orders'),
      await tile(page, 'Buyers'),
      await page.getByRole('table', { name: 'Products' }).locator('tbody td:nth-child(2)').allTextContents(),
    ],
    async answer(ask) {
      const { orders, buyers, products } = (await ask('/analytics/revenue?limit=25')) as {
        orders: number
        buyers: number
        products: { quantity: number }[]
      }
      return [count(orders), count(buyers), products.map(({ quantity }) => count(quantity))]
    },
    nothing: /^Nothing was earned here/,
    click: { by: 'channel', panel: 'Channels' },
  },
]
