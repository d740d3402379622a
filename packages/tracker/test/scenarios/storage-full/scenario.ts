import { expect } from 'vitest'
import { flush, run, type Scenario } from '../../stage/scenario.ts'

export const scenario: Scenario = {
  title: 'where the storage is full, what has no room waits in memory; what is theirs stays',
  async play(stage) {
    const page = await stage.visit()
    const theirs = await run(page, 'localStorage.length')
    await run(page, `for (let n = 0; n < 50; n++) sojourn('track', 'said', { n, text: 'x'.repeat(1000) })`)
    await flush(page)
    const [told, ...others] = await stage.sessions(51)
    expect(others).toEqual([])
    expect(told?.events.map(({ properties }) => properties.n)).toEqual([undefined, ...Array(50).keys()])
    expect(
      await run(page, `Object.keys(localStorage).filter((key) => key.startsWith('theirs')).length`),
    ).toBe(theirs)
  },
}
