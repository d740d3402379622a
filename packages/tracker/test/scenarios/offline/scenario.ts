import { expect } from 'vitest'
import { run, type Scenario, until } from '../../stage/scenario.ts'

export const scenario: Scenario = {
  title: 'while the device is offline nothing is tried; what happened goes as soon as it is back',
  async play(stage) {
    const page = await stage.visit()
    await until('the page view has arrived', () => stage.wire.arrived().length === 1)
    await page.context().setOffline(true)
    for (let n = 0; n < 5; n++) await run(page, `sojourn('track', 'said', { n: ${n} })`)
    const failed: string[] = []
    page.on('requestfailed', (request) => failed.push(request.url()))
    await page.waitForTimeout(500)
    expect(failed).toEqual([])
    await page.context().setOffline(false)
    const [told] = await stage.sessions(6)
    expect(told?.events.map(({ properties }) => properties.n)).toEqual([undefined, 0, 1, 2, 3, 4])
  },
}
