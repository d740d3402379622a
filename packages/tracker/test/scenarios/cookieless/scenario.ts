import { expect } from 'vitest'
import { flush, run, type Scenario, until } from '../../stage/scenario.ts'

export const scenario: Scenario = {
  title: 'nothing at all is stored on the device; visitor and session last as long as the page',
  async play(stage) {
    const page = await stage.visit()
    await run(page, `sojourn('track', 'said')`)
    await page.click('a')
    await page.waitForURL('**/next')
    await flush(page)
    expect(await run(page, '[localStorage.length, sessionStorage.length, document.cookie]')).toEqual([
      0,
      0,
      '',
    ])
    await until('all has arrived', () => stage.wire.arrived().length >= 3)
    const told = await stage.sessions(3)
    expect(told.map(({ session }) => session.eventCounts)).toEqual([
      { page_view: 1, said: 1 },
      { page_view: 1 },
    ])
    expect(told[0]?.session.visitorId).not.toBe(told[1]?.session.visitorId)
  },
}
