import { expect } from 'vitest'
import { flush, run, type Scenario, until } from '../../stage/scenario.ts'

export const scenario: Scenario = {
  title:
    'a server that asks to be left alone is left alone for so long, also by a page that is loaded meanwhile',
  async play(stage) {
    stage.wire.fault = { status: 429, retryAfter: '3' }
    const page = await stage.visit()
    await until('it was asked once', () => stage.wire.seen.length === 1)
    await flush(page)
    stage.wire.fault = undefined
    await page.reload()
    await run(page, `sojourn('track', 'said'); sojourn('flush')`)
    const [told] = await stage.sessions(3)
    expect(told?.session.eventCounts).toEqual({ page_view: 2, said: 1 })
    const [asked, again] = stage.wire.seen.map(({ at }) => at)
    expect(Number(again) - Number(asked)).toBeGreaterThanOrEqual(2900)
    expect(stage.wire.seen[1]?.text).toContain('"sentAt"')
  },
}
