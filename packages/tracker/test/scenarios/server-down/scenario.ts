import { expect } from 'vitest'
import { run, type Scenario, until } from '../../stage/scenario.ts'

export const scenario: Scenario = {
  title: 'the server is killed under traffic and comes back: no event lost, none doubled, order kept',
  isAlone: true,
  async play(stage) {
    const page = await stage.visit()
    await run(
      page,
      `window.n = 0; window.traffic = setInterval(() => sojourn('track', 'said', { n: n++ }), 20)`,
    )
    const isHeard = (count: number) => stage.wire.arrived().length > count
    await until('some events have arrived', () => isHeard(10))
    await stage.restartServer(async () => {
      const tried = () => stage.wire.seen.filter(({ status }) => status === 0).length
      await until('the tracker has met the silence twice', () => tried() >= 2)
    })
    await run(page, `dispatchEvent(new Event('online'))`)
    const before = stage.wire.arrived().length
    await until('more has arrived', () => isHeard(before + 10))
    const said = (await run(page, `clearInterval(traffic); sojourn('track', 'over'); n`)) as number
    await until('the last has arrived', () => stage.wire.arrived().some(({ type }) => type === 'over'))
    const [told, ...others] = await stage.sessions()
    expect(others).toEqual([])
    const numbers = told?.events.filter(({ type }) => type === 'said').map(({ properties }) => properties.n)
    expect(said).toBeGreaterThan(50)
    expect(told?.session.eventCounts.said).toBe(said)
    expect(numbers).toEqual([...Array(numbers?.length).keys()])
  },
}
