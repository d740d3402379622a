import { beforeAll, describe, expect, it } from 'vitest'
import { findFaults } from './find-faults.ts'
import type { TestDashboard } from './open-dashboard.ts'
import { type Pages, seePages } from './see-pages.ts'
import { takePicture } from './take-picture.ts'

const funnel = JSON.stringify({
  steps: ['page_view', 'product_view', 'add_to_cart', 'purchase'].map((type) => ({ type })),
})

/** Every page, its heading, and the name of its picture in the documents; `SITE` and `SESSION` stand for ids. */
const everyPage: readonly (readonly [path: string, heading: string | RegExp, picture?: string])[] = [
  ['/?range=90d', 'Overview', 'overview'],
  ['/live', 'Live'],
  ['/sessions', 'Sessions', 'sessions'],
  ['/sessions/SESSION', /^Session of/, 'session'],
  ['/journeys', 'Journeys', 'journeys'],
  [`/funnels?range=90d&funnel=${funnel}`, 'Funnels', 'funnels'],
  ['/retention?range=90d', 'Retention', 'retention'],
  ['/segments', 'Segments'],
  ['/users', 'Users'],
  ['/users/user_1_0001', 'user_1_0001'],
  ['/conversations', 'Conversations', 'conversations'],
  ['/users/user_1_0001?shape=life', 'user_1_0001', 'user'],
  ['/revenue?range=90d', 'Revenue', 'revenue'],
  ['/sql?query=SELECT channel, count() FROM sessions GROUP BY channel', 'SQL', 'sql'],
  ['/views', 'Saved views'],
  ['/start', 'Get started', 'start'],
  ['/account', 'Your account'],
  ['/admin/sites', 'Sites'],
  ['/admin/sites/SITE', /^Settings of/, 'site'],
  ['/admin/members', 'Members'],
  ['/admin/roles', 'Roles and permissions', 'roles'],
  ['/admin/alerts', 'Alerts and webhooks'],
  ['/admin/backups', 'Backups'],
  ['/admin/imports', 'Imports'],
  ['/admin/jobs', 'Jobs', 'jobs'],
  ['/admin/keys', 'Keys'],
  ['/admin/links', 'Public links'],
  ['/admin/ledger', 'Ledger'],
  ['/admin/privacy', 'Personal data'],
  ['/admin/tenant-keys', 'Tenant keys'],
  ['/admin/system', 'System'],
  ['/admin/audit-log', 'Audit log'],
]

/** Pages that say so where nothing fits. */
const withNothing = [
  ['/sessions', 'Sessions'],
  ['/journeys', 'Journeys'],
  ['/retention', 'Retention'],
  ['/conversations', 'Conversations'],
  ['/revenue', 'Revenue'],
] as const

/** That axe finds nothing serious: full, empty and failed pages of a site. @param siteName of it */
export const seeFaults = (opened: () => TestDashboard, siteName: string) =>
  describe('axe finds nothing serious', () => {
    let dashboard: TestDashboard
    let pages: Pages
    let site: string
    let session: string
    beforeAll(async () => {
      dashboard = opened()
      pages = seePages(dashboard)
      const { sites } = await pages.read<{ sites: { siteId: string; name: string }[] }>('/sites')
      site = sites.find(({ name }) => name === siteName)?.siteId ?? ''
      const { sessions } = await pages.read<{ sessions: { sessionId: string }[] }>(
        `/sessions?siteId=${site}&converted=true&limit=1`,
      )
      session = sessions[0]?.sessionId ?? ''
      await dashboard.page.emulateMedia({ reducedMotion: 'reduce' })
      await dashboard.page.goto(`${dashboard.server.url}/account?site=${site}`)
      await dashboard.page.locator('h1').waitFor()
    })
    const go = (path: string, heading: string | RegExp) =>
      pages.go(
        `${path.replace('SITE', site).replace('SESSION', session)}${path.includes('?') ? '&' : '?'}site=${site}`,
        heading,
      )
    const turn = async (colorScheme: 'light' | 'dark') => {
      await dashboard.page.emulateMedia({ colorScheme })
      const root = dashboard.page.locator(`html[data-mantine-color-scheme=${colorScheme}]`)
      await root.waitFor({ state: 'attached' })
    }
    const look = async (picture?: string) => {
      const { page } = dashboard
      await turn('light')
      const inLight = await findFaults(page)
      if (picture) await takePicture(page, picture)
      await turn('dark')
      expect([...inLight, ...(await findFaults(page, ['color-contrast']))]).toEqual([])
    }

    it.each(everyPage)('on %s, in light and in dark', async (path, heading, picture) => {
      await go(path, heading)
      await look(picture)
    })

    it.each(withNothing)('on %s where nothing fits', async (path, heading) => {
      await go(`${path}?page=/nowhere`, heading)
      await look()
    })

    it('where the server is gone; and all is there again once it is, at a click', async () => {
      const { page, server } = dashboard
      await go('/', 'Overview')
      await server.kill()
      await page.getByRole('link', { name: 'Retention' }).click()
      await page.getByText('No connection').first().waitFor()
      await look()
      await server.restart()
      await page.getByRole('button', { name: 'Try again' }).first().click()
      await page.getByRole('columnheader', { name: 'Week 0' }).waitFor()
    })
  })
