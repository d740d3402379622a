import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Choice, type FilteredPage, filteredPages, panelOf } from './filtered-pages.ts'
import type { TestDashboard } from './open-dashboard.ts'
import { type Pages, seePages } from './see-pages.ts'

const range = '90d'

/** Narrows a page as people do. */
async function narrow(page: Page, click: FilteredPage['click']): Promise<void> {
  if ('panel' in click) {
    const rows = panelOf(page, click.panel).locator('li').getByRole('button')
    return (click.row ? rows.filter({ hasText: click.row }) : rows).first().click()
  }
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  const menu = page.getByRole('dialog')
  await menu.getByRole('combobox', { name: 'What' }).click()
  await menu.getByRole('option', { name: click.menu, exact: true }).click()
  await menu.getByRole('combobox', { name: 'is' }).fill(click.value)
  await page.keyboard.press('Enter')
}

/** That every page shows of what it is narrowed to just what the API answers of it. @param siteName of one with visits */
export const seeFilters = (opened: () => TestDashboard, siteName: string) =>
  describe('a page that is narrowed', () => {
    let dashboard: TestDashboard
    let pages: Pages
    let site: string
    let choices: Choice[]

    const ask = async (path: string, choice: Choice, body?: object) => {
      const { server } = dashboard
      const filters = Object.entries(choice.filters).map(([property, value]) => ({
        property,
        op: 'eq',
        value,
      }))
      const frame = { range, ...(choice.segment ? { segmentId: choice.segment } : {}) }
      const address = new URL(`/api/v1${path}`, server.url)
      const inQuery = body ? {} : { ...frame, filters: JSON.stringify(filters) }
      for (const [name, value] of Object.entries({ siteId: site, ...inQuery }))
        address.searchParams.set(name, value)
      const answer = await fetch(address, {
        headers: { authorization: `Bearer ${server.secretKey}`, 'content-type': 'application/json' },
        ...(body ? { method: 'POST', body: JSON.stringify({ ...frame, filters, ...body }) } : {}),
      })
      if (!answer.ok) throw new Error(await answer.text())
      return answer.json()
    }
    const addressOf = (path: string, { filters, segment }: Choice) =>
      `${path}?${new URLSearchParams({ range, site, ...filters, ...(segment ? { segment } : {}) })}`
    const mostOf = async (by: string) => {
      const { rows } = (await ask(`/analytics/breakdown?by=${by}&metrics=sessions&limit=3`, {
        filters: {},
      })) as {
        rows: { value: string }[]
      }
      return rows[1]?.value ?? ''
    }

    beforeAll(async () => {
      dashboard = opened()
      pages = seePages(dashboard)
      const { sites } = await pages.read<{ sites: { siteId: string; name: string }[] }>('/sites')
      site = sites.find(({ name }) => name === siteName)?.siteId ?? ''
      const made = await fetch(`${dashboard.server.url}/api/v1/segments`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${dashboard.server.secretKey}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({
          name: 'Phones',
          siteId: site,
          rule: { of: 'sessions', where: { session: { property: 'device', op: 'eq', value: 'mobile' } } },
        }),
      })
      const { segment } = (await made.json()) as { segment: { segmentId: string } }
      choices = [
        { filters: {} },
        { filters: { country: await mostOf('country') } },
        { filters: { page: await mostOf('page') } },
        { filters: { device: 'desktop' }, segment: segment.segmentId },
        { filters: {}, segment: segment.segmentId },
      ]
      await dashboard.page.goto(`${dashboard.server.url}/account?site=${site}`)
      await dashboard.page.locator('h1').waitFor()
    })

    it.each(filteredPages)(
      '$heading: the figures of the API, in the address, after a reload and on the way back',
      async ({ path, heading, figures, answer, nothing, click }) => {
        const { page } = dashboard
        const shows = async (choice: Choice) => {
          const wanted = await answer((question, body) => ask(question, choice, body))
          await expect.poll(() => figures(page)).toEqual(wanted)
        }
        for (const choice of choices.toReversed()) {
          await pages.go(addressOf(path, choice), heading)
          await (choice.segment && choice.filters.device
            ? page.getByText(nothing).first().waitFor()
            : shows(choice))
        }
        await narrow(page, click)
        const given = () => new URL(page.url()).searchParams.get(click.by)
        await expect.poll(given).not.toBeNull()
        const choice = { filters: { [click.by]: given() ?? '' } }
        await shows(choice)
        await page.reload()
        await page.getByRole('group', { name: 'Filters' }).waitFor()
        await shows(choice)
        await page.goBack()
        await shows({ filters: {} })
        expect(await page.getByRole('alert').count()).toBe(0)
      },
    )

    it('Live: those who fit, by a click on where they are', async () => {
      const { page, server } = dashboard
      await dashboard.send(
        ['/here', '/here', '/there'].map((path, index) => ({
          type: 'page_view',
          sessionId: `live-${index}`,
          visitorId: `live-${index}`,
          path,
        })),
      )
      await page.goto(`${server.url}/live`)
      await page.getByRole('button', { name: '/here' }).click()
      await page.getByText('Exit page is /here').waitFor()
      await expect
        .poll(() =>
          page
            .getByText(/sessions? now$/)
            .locator('..')
            .textContent(),
        )
        .toBe('2sessions now')
      const rows = page.getByRole('table', { name: 'Sessions' }).locator('tbody tr[aria-rowindex]')
      await expect.poll(() => rows.count()).toBe(2)
      expect(await page.getByRole('list', { name: 'Last events' }).textContent()).not.toContain('/there')
      await page.reload()
      await expect.poll(() => rows.count()).toBe(2)
      await page.goBack()
      await page.getByRole('button', { name: '/there' }).waitFor()
      await pages.go('/live?page=/nowhere', 'Live')
      await page.getByText('Nobody who fits is here right now.').waitFor()
    })

    it('Segments: how much of the range belongs to each, and each narrows the overview to just that', async () => {
      const { page } = dashboard
      const { segments } = await pages.read<{ segments: { segmentId: string; name: string }[] }>(
        `/segments?siteId=${site}`,
      )
      const counted = async (days: string) => {
        const rows = segments.map(async ({ segmentId, name }) => {
          const { total } = await pages.read<{ total: { sessions: number; visitors: number } }>(
            `/analytics/timeseries?siteId=${site}&range=${days}&segmentId=${segmentId}&metrics=sessions,visitors`,
          )
          return [name, total.sessions.toLocaleString('en'), total.visitors.toLocaleString('en')]
        })
        return Promise.all(rows)
      }
      const shown = async () => {
        const rows = await page.getByRole('table', { name: 'Segments' }).locator('tbody tr').all()
        return Promise.all(
          rows.map(async (row) => [
            await row.getByRole('link').textContent(),
            ...(await row.locator('td.figures').allTextContents()),
          ]),
        )
      }
      for (const days of ['7d', range]) {
        await pages.go(`/segments?site=${site}&range=${days}`, 'Segments')
        const wanted = await counted(days)
        await expect.poll(shown).toEqual(wanted)
      }
      const [[name = '', sessions] = []] = await counted(range)
      await page.getByRole('link', { name }).click()
      await page.getByRole('heading', { name: 'Overview' }).waitFor()
      await expect.poll(() => pages.figure('Sessions')).toBe(sessions)
      expect(await page.getByRole('alert').count()).toBe(0)
    })

    it('Users: those whom a search finds', async () => {
      const { page } = dashboard
      await pages.go(`/users?site=${site}`, 'Users')
      await page.getByRole('textbox', { name: 'Search users' }).fill('user_1_000')
      const { users } = await pages.read<{ users: { userId: string }[] }>(
        `/users?siteId=${site}&search=user_1_000&limit=100&sort=lastSeen&order=desc`,
      )
      expect(users.length).toBeGreaterThan(0)
      await page.getByRole('heading', { name: `${users.length} users` }).waitFor()
      expect(new URL(page.url()).searchParams.get('search')).toBe('user_1_000')
      const rows = page.getByRole('table', { name: 'Users' }).locator('tbody tr[aria-rowindex]')
      const shown = await rows.allInnerTexts()
      expect(shown.map((row) => users.find(({ userId }) => row.includes(userId))?.userId)).toEqual(
        users.map(({ userId }) => userId),
      )
    })
  })
