import { expect } from 'vitest'
import { flush, run, type Scenario } from '../../stage/scenario.ts'

export const scenario: Scenario = {
  title: 'a session that would not end is ended, and another goes on',
  async play(stage) {
    const page = await stage.visit()
    await run(page, `window.busy = setInterval(() => sojourn('track', 'said'), 200)`)
    await page.waitForTimeout(2800)
    await run(page, 'clearInterval(busy)')
    await flush(page)
    const [first, second] = await stage.sessions(6)
    expect(first?.session).toMatchObject({ endReason: 'max_length', pageCount: 1 })
    expect(second?.session.eventCounts.said).toBeGreaterThan(0)
    expect(second?.session.visitorId).toBe(first?.session.visitorId)
  },
}
