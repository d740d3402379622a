import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { findFaults } from './find-faults.ts'
import type { TestDashboard } from './open-dashboard.ts'
import { type Pages, seePages } from './see-pages.ts'

interface ListedSession {
  readonly visitorId: string
  readonly device: { readonly type: string }
}

/** The compressed bytes of the scripts of the first view; what draws charts comes behind it. */
const firstViewMax = 200 * 1024

/** What the pages show of a site that was filled with the visits of a shop. @param siteName of it */
export const seeShop = (opened: () => TestDashboard, siteName: string) =>
  describe('the pages over the visits of a shop', () => {
    let dashboard: TestDashboard
    let pages: Pages
    let site: string
    beforeAll(async () => {
      dashboard = opened()
      pages = seePages(dashboard)
      const { sites } = await pages.read<{ sites: { siteId: string; name: string }[] }>('/sites')
      site = sites.find(({ name }) => name === siteName)?.siteId ?? ''
    })

    it('open with little to load', async () => {
      const { page } = dashboard
      const scripts: Promise<{ responseBodySize: number }>[] = []
      page.on('requestfinished', (request) => {
        const { pathname } = new URL(request.url())
        if (pathname.endsWith('.js') && !pathname.includes('echarts')) scripts.push(request.sizes())
      })
      await pages.open(`/?range=90d&site=${site}`)
      page.removeAllListeners('requestfinished')
      const sizes = (await Promise.all(scripts)).map(({ responseBodySize }) => responseBodySize)
      expect(sizes.length).toBeGreaterThan(2)
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(firstViewMax)
    })

    it('show the figures that the API answers and that a recount of the sessions gives, also where they are narrowed', async () => {
      let sessions = 0
      let mobile = 0
      const visitors = new Set<string>()
      for (let cursor: string | null = ''; cursor !== null; ) {
        const list: { sessions: ListedSession[]; nextCursor: string | null } = await pages.read(
          `/sessions?range=90d&siteId=${site}&limit=100${cursor && `&cursor=${cursor}`}`,
        )
        sessions += list.sessions.length
        for (const { visitorId } of list.sessions) visitors.add(visitorId)
        mobile += list.sessions.filter(({ device }) => device.type === 'mobile').length
        cursor = list.nextCursor
      }
      const { total } = await pages.read<{ total: Record<string, number> }>(
        `/analytics/timeseries?range=90d&siteId=${site}&metrics=sessions,visitors,conversions`,
      )
      expect(total).toMatchObject({ sessions, visitors: visitors.size })
      expect([
        await pages.figure('Sessions'),
        await pages.figure('Visitors'),
        await pages.figure('Conversions'),
      ]).toEqual([sessions, visitors.size, total.conversions].map((count) => count?.toLocaleString('en')))
      await pages.open(`/?range=90d&site=${site}&device=mobile`)
      expect(await pages.figure('Sessions')).toBe(mobile.toLocaleString('en'))
    })

    it('make a funnel of a journey, with the same number', async () => {
      const { page } = dashboard
      await pages.open(`/journeys?range=90d&site=${site}`)
      const path = page.getByRole('table', { name: 'Paths' }).locator('tbody tr').nth(1)
      const [, count = ''] = await path.locator('td').allTextContents()
      await page.getByRole('button', { name: 'Save journeys' }).click()
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: 'Picture as PNG' }).click(),
      ])
      const picture = await readFile(await file.path())
      expect(picture.toString('latin1', 1, 4)).toBe('PNG')
      expect(picture.readUInt32BE(16)).toBeGreaterThan(1_000)
      await path.getByRole('link', { name: 'As a funnel' }).click()
      await page.getByRole('heading', { name: /come through/ }).waitFor()
      await page.getByText(new RegExp(`^${count} of `)).waitFor()
    })

    it('can be narrowed to a segment that was counted while it was written', async () => {
      const { page } = dashboard
      await pages.open(`/segments?range=90d&site=${site}`)
      await page.getByRole('button', { name: 'New segment' }).click()
      await page.getByLabel('Name').fill('Buyers')
      const event = page.locator('input[aria-label="Event of condition 1"]')
      await event.fill('purchase')
      await event.press('Enter')
      const count = page.getByRole('dialog').getByRole('status')
      await expect.poll(() => count.textContent()).toMatch(/^[\d,]+ sessions of/)
      const [sessions] = ((await count.textContent()) ?? '').split(' ')
      expect(await findFaults(page)).toEqual([])
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByRole('link', { name: 'Buyers' }).click()
      await expect.poll(() => pages.figure('Sessions')).toBe(sessions)
    })

    it('scroll through all sessions, and draw those in sight', async () => {
      const { page } = dashboard
      const { total } = await pages.read<{ total: { sessions: number } }>(
        `/analytics/timeseries?range=90d&siteId=${site}&metrics=sessions`,
      )
      await pages.open(`/sessions?range=90d&site=${site}`)
      const rows = page.getByRole('table', { name: 'Sessions' }).locator('tbody tr[aria-rowindex]')
      await expect
        .poll(
          async () => {
            await page.evaluate('window.scrollTo(0, document.body.scrollHeight)')
            return rows.last().getAttribute('aria-rowindex')
          },
          { timeout: 60_000 },
        )
        .toBe(String(total.sessions + 1))
      expect(await rows.count()).toBeLessThan(80)
    })

    it('keep a name for a page as it stands, and what happened on a day', async () => {
      const { page, server } = dashboard
      await pages.open(`/?site=${site}&range=7d&device=mobile`)
      await page.getByRole('button', { name: 'Save this view' }).click()
      await page.getByLabel('Name').fill('Phones')
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await page.getByRole('button', { name: 'Add a note' }).click()
      await page.getByRole('textbox', { name: 'What happened' }).fill('Spring sale')
      await page.getByRole('button', { name: 'Add the note' }).click()
      await page.getByRole('list', { name: 'Notes' }).getByText('Spring sale').waitFor()
      await pages.open('/views')
      await page.getByRole('table', { name: 'Saved views' }).getByRole('link', { name: 'Phones' }).click()
      await page.getByText('Device is Mobile').waitFor()
      expect(page.url()).toBe(`${server.url}/?site=${site}&range=7d&device=mobile`)
    })

    it('can be shown to somebody without an account, until the link is revoked', async () => {
      const { page } = dashboard
      await pages.open(`/admin/links?site=${site}`)
      await page.getByRole('button', { name: 'Make a link' }).click()
      await page.getByRole('dialog').getByLabel('Name').fill('Screen in the hall')
      await page.getByRole('dialog').getByRole('button', { name: 'Make it' }).click()
      const address = await page.getByText('/shared/link_').textContent()
      const { total } = await pages.read<{ total: { sessions: number } }>(
        `/analytics/timeseries?range=7d&siteId=${site}&metrics=sessions`,
      )
      const guest = await dashboard.newcomer()
      await guest.goto((address ?? '').replace('#', '?range=7d#'))
      await guest.getByRole('heading', { name: 'Screen in the hall' }).waitFor()
      await guest.getByText(total.sessions.toLocaleString('en'), { exact: true }).first().waitFor()
      expect(await findFaults(guest)).toEqual([])
      await page.getByRole('button', { name: 'Revoke' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
      await page.getByText('Nothing is shown to anybody outside.').waitFor()
      await guest.reload()
      await guest.getByText('This link is unknown, expired or revoked.').waitFor()

      await pages.open(`/funnels?range=90d&site=${site}&device=mobile`)
      const through = (await page.getByRole('heading', { name: /come through$/ }).textContent()) ?? ''
      await page.getByRole('button', { name: 'Share by a public link' }).click()
      await page.getByRole('dialog').getByLabel('Name').fill('To the till')
      expect(await findFaults(page)).toEqual([])
      await page.getByRole('dialog').getByRole('button', { name: 'Make it' }).click()
      await guest.goto((await page.getByText('/shared/link_').textContent()) ?? '')
      await guest.getByRole('heading', { name: 'To the till' }).waitFor()
      await guest.getByText('Device is Mobile').waitFor()
      await guest.getByRole('heading', { name: through }).waitFor()
    })
  })
