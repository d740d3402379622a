import { expect } from 'vitest'
import { flush, run, type Scenario } from '../../stage/scenario.ts'

export const scenario: Scenario = {
  title: 'what happens before the answer is kept in memory alone, and goes once it is yes',
  async play(stage) {
    const page = await stage.visit()
    await run(page, `sojourn('track', 'said', { n: 1 })`)
    const askedAt = Date.now()
    await page.waitForTimeout(400)
    expect(stage.wire.seen).toEqual([])
    expect(await run(page, 'localStorage.length')).toBe(0)
    expect(await run(page, `sojourn('getSession')`)).toBeNull()

    await run(page, `sojourn('setConsent', 'granted'); sojourn('track', 'said', { n: 2 })`)
    await flush(page)
    const [told] = await stage.sessions(3)
    expect(told?.events.map(({ type, properties }) => properties.n ?? type)).toEqual(['page_view', 1, 2])
    // When it happened, not when it was allowed.
    const [first, second] = (told?.events ?? []).map(({ timestamp }) => Date.parse(timestamp))
    expect(Math.max(Number(first), Number(second))).toBeLessThan(askedAt + 200)
  },
}
