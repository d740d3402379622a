import { expect, it } from 'vitest'
import type { TestDashboard } from './open-dashboard.ts'
import { seePages } from './see-pages.ts'

/** That what one site collected shows nowhere under another. */
export function seeTwoSites(opened: () => TestDashboard): void {
  it('never mixes two sites: each shows its own figures and rows, and together they are the sum', async () => {
    const { page } = opened()
    const pages = seePages(opened())
    const { sites } = await pages.read<{ sites: { siteId: string; name: string }[] }>('/sites')
    const counted: number[] = []
    for (const { siteId } of sites) {
      const { sessions } = await pages.read<{ sessions: { siteId: string }[] }>(
        `/sessions?siteId=${siteId}&range=90d&limit=100`,
      )
      expect(new Set(sessions.map((one) => one.siteId))).toEqual(new Set([siteId]))
      await pages.open(`/?site=${siteId}&range=90d`)
      counted.push(Number((await pages.figure('Sessions'))?.replaceAll(',', '')))
    }
    expect(counted).toHaveLength(2)
    expect(Math.min(...counted)).toBeGreaterThan(0)
    await pages.open('/?range=90d')
    expect(await pages.figure('Sessions')).toBe(
      counted.reduce((one, other) => one + other).toLocaleString('en'),
    )
    const [small] = [...sites].sort(
      (one, other) => (counted[sites.indexOf(one)] ?? 0) - (counted[sites.indexOf(other)] ?? 0),
    )
    await page.goto(`${page.url().split('?')[0]}sessions?site=${small?.siteId}&range=90d`)
    await page.getByRole('heading', { name: `${Math.min(...counted)} sessions` }).waitFor()
    expect(await page.getByRole('table', { name: 'Sessions' }).textContent()).not.toContain('user_1_')
  })
}
