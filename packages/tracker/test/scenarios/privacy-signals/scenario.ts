import { expect } from 'vitest'
import { flush, run, type Scenario } from '../../stage/scenario.ts'

const signals = [`globalPrivacyControl', { value: true }`, `doNotTrack', { value: '1' }`]

export const scenario: Scenario = {
  title: 'Do Not Track and Global Privacy Control are a no, also against a yes of the site',
  async play(stage) {
    for (const signal of signals) {
      const page = await (await stage.person()).newPage()
      await page.addInitScript(`Object.defineProperty(navigator, '${signal})`)
      await page.goto(stage.site)
      await run(page, `sojourn('setConsent', 'granted'); sojourn('track', 'said')`)
      await flush(page)
      await page.waitForTimeout(200)
      expect(await run(page, 'localStorage.length')).toBe(0)
    }
    expect(stage.wire.seen).toEqual([])
  },
}
