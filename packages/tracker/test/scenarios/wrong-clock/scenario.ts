import { expect } from 'vitest'
import { flush, run, type Scenario } from '../../stage/scenario.ts'

const hours3 = 3 * 3600 * 1000

export const scenario: Scenario = {
  title: "a device whose clock is three hours wrong is put right by the server's",
  async play(stage) {
    for (const ahead of [hours3, -hours3]) {
      const page = await (await stage.person()).newPage()
      await page.addInitScript(`{ const { now } = Date; Date.now = () => now() + ${ahead} }`)
      await page.goto(stage.site)
      await run(page, `sojourn('track', 'said')`)
      await flush(page)
    }
    const told = await stage.sessions(4)
    expect(told).toHaveLength(2)
    for (const { timestamp } of told.flatMap(({ events }) => events))
      expect(Math.abs(Date.parse(timestamp) - Date.now())).toBeLessThan(60_000)
  },
}
