import { expect } from 'vitest'
import { flush, run, type Scenario, until } from '../../stage/scenario.ts'

export const scenario: Scenario = {
  title: 'a page that comes back as it was left is counted again, and its queue goes on',
  async play(stage) {
    const page = await stage.visit('/kept')
    await run(page, `window.isTheSame = true; sojourn('track', 'said', { n: 1 })`)
    await page.click('a')
    await page.waitForURL('**/elsewhere')
    await until('what was said before has arrived', () => stage.wire.arrived().length >= 2)
    await page.goBack({ waitUntil: 'commit' })
    expect(await run(page, 'window.isTheSame')).toBe(true)
    await run(page, `sojourn('track', 'said', { n: 2 })`)
    await flush(page)
    const told = await stage.sessions(4)
    expect(told.map(({ events }) => events.map(({ type, properties }) => properties.n ?? type))).toEqual([
      ['page_view', 1, 'page_view', 2],
    ])
  },
}
