import { expect } from 'vitest'
import { run, type Scenario, until } from '../../stage/scenario.ts'

export const scenario: Scenario = {
  title: 'beyond the bound the oldest are dropped, and the server is told how many',
  async play(stage) {
    stage.wire.fault = 'down'
    const page = await stage.visit()
    for (let n = 0; n < 80; n++) await run(page, `sojourn('track', 'said', { n: ${n} })`)
    stage.wire.fault = undefined
    await run(page, `dispatchEvent(new Event('online'))`)
    const last = () => stage.wire.arrived().at(-1)?.properties?.n
    await until('the last has arrived', () => last() === 79)
    const arrived = stage.wire.arrived()
    expect(arrived.length).toBeLessThanOrEqual(50)
    const numbers = arrived.map(({ properties }) => properties?.n)
    expect(numbers).toEqual([...Array(80).keys()].slice(-numbers.length))
    const dropped = /"dropped":(\d+)/.exec(
      stage.wire.seen.find(({ status }) => status === 200)?.text ?? '',
    )?.[1]
    // The page view is gone too.
    expect(Number(dropped)).toBe(81 - arrived.length)
  },
}
