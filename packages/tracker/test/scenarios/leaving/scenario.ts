import { expect } from 'vitest'
import { flush, type Scenario, until } from '../../stage/scenario.ts'

export const scenario: Scenario = {
  title: 'as much goes at once as a browser lets go, and the rest at the next visit, in order',
  async play(stage) {
    const page = await stage.visit()
    await flush(page)
    await page.click('a')
    await page.waitForURL('**/elsewhere')
    await until('a part has arrived', () => stage.wire.arrived().length > 30)
    for (const { text } of stage.wire.seen) expect(text.length).toBeLessThan(64 * 1024)
    await page.goto(stage.site)
    await flush(page)
    const [told] = await stage.sessions(302)
    const numbers = told?.events.filter(({ type }) => type === 'said').map(({ properties }) => properties.n)
    expect(numbers).toEqual([...Array(300).keys()])
  },
}
