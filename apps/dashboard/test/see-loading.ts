import type { Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findFaults } from './find-faults.ts'
import type { TestDashboard } from './open-dashboard.ts'
import { type Pages, seePages } from './see-pages.ts'

/** Where the headings of a page stand, in pixels from its top, by their level and text. */
const headingsOf = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(`Object.fromEntries([...document.querySelectorAll('main h1, main h2')]
    .map((one) => [one.textContent && one.tagName + ' ' + one.textContent, Math.round(one.getBoundingClientRect().top + scrollY)])
    .filter(([text]) => text !== ''))`)

/** That pages have their shape while answers are on their way: nothing moves when they come. @param siteName of a full site */
export const seeLoading = (opened: () => TestDashboard, siteName: string) =>
  describe('while answers are on their way', () => {
    let pages: Pages
    let page: Page
    let site: string
    const isQuestion = /\/api\/v1\/(?!me\b)/
    beforeAll(async () => {
      const dashboard = opened()
      ;({ page } = dashboard)
      pages = seePages(dashboard)
      await page.emulateMedia({ reducedMotion: 'reduce' })
      const { sites } = await pages.read<{ sites: { siteId: string; name: string }[] }>('/sites')
      site = sites.find(({ name }) => name === siteName)?.siteId ?? ''
    })
    afterAll(() => page?.setViewportSize({ width: 1280, height: 800 }))

    it.each([
      ['/', 390],
      ['/', 1920],
      ['/sql', 1920],
      ['/admin/members', 1920],
      ['/admin/members', 390],
    ] as const)('%s keeps every heading in its place, %d pixels wide', async (path, width) => {
      await page.setViewportSize({ width, height: 900 })
      const address = `${opened().server.url}${path}?site=${site}&range=90d`
      const held: Route[] = []
      let isHeld = true
      await page.route(isQuestion, (route) => (isHeld ? void held.push(route) : route.continue()))
      await page.goto(address)
      await page.getByRole('status', { name: 'Loading' }).first().waitFor()
      const before = await headingsOf(page)
      expect(await findFaults(page)).toEqual([])
      isHeld = false
      await Promise.all(held.map((route) => route.continue()))
      await expect.poll(() => page.getByRole('status', { name: 'Loading' }).count()).toBe(0)
      const after = await headingsOf(page)
      await page.unroute(isQuestion)
      expect(Object.keys(before).length).toBeGreaterThan(1)
      // Part of a pixel is nothing that anybody sees.
      const moved = Object.keys(before).filter((one) => Math.abs((after[one] ?? 0) - (before[one] ?? 0)) > 2)
      expect(moved, JSON.stringify({ before, after })).toEqual([])
    })

    it('a page about one thing, a list and a form say that they load, and axe finds nothing serious', async () => {
      await page.setViewportSize({ width: 1920, height: 900 })
      await page.route(isQuestion, () => undefined)
      for (const path of ['/live', '/admin/backups', `/admin/sites/${site}`]) {
        await page.goto(`${opened().server.url}${path}?site=${site}`)
        await page.getByRole('status', { name: 'Loading' }).first().waitFor()
        expect(await findFaults(page)).toEqual([])
      }
      await page.unroute(isQuestion)
    })
  })
