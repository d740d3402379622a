import { expect } from 'vitest'
import type { TestDashboard } from './open-dashboard.ts'

/** What stands on the pages of the dashboard. */
export interface Pages {
  /** Opens an address anew, and waits until every question on its page is answered. */
  open(path: string): Promise<void>
  /** The same without loading anything anew, as a click on a link does. @param heading of the page */
  go(path: string, heading: string | RegExp): Promise<void>
  /** The figure of a tile. */
  figure(label: string): Promise<string | null>
  /** Reads an answer of the API. */
  read<Answer>(path: string): Promise<Answer>
}

export function seePages({ page, server }: TestDashboard): Pages {
  const settle = async () => {
    await expect.poll(() => page.getByRole('status', { name: 'Loading' }).count()).toBe(0)
    expect(await page.getByText(/^This page broke$|^No such page$/).count()).toBe(0)
  }
  return {
    async open(path) {
      await page.goto(`${server.url}${path}`)
      await page.locator('h1').waitFor()
      await settle()
    },
    async go(path, heading) {
      await page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)})`)
      await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor()
      await settle()
    },
    figure: (label) =>
      page
        .getByRole('button')
        .filter({ has: page.getByText(label, { exact: true }) })
        .locator('.figures')
        .first()
        .textContent(),
    read: async <Answer>(path: string) => (await server.read(`/api/v1${path}`)).body as Answer,
  }
}
