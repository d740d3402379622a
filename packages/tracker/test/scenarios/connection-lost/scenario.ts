import { expect } from 'vitest'
import { flush, run, type Scenario, until } from '../../stage/scenario.ts'

export const scenario: Scenario = {
  title: 'what arrived without the tracker hearing of it is sent again, and counted once',
  async play(stage) {
    const page = await stage.visit()
    await flush(page)
    stage.wire.fault = 'lost'
    await run(page, `sojourn('track', 'said', { n: 1 }); sojourn('track', 'said', { n: 2 })`)
    await until('the server has it', () => stage.wire.arrived().length >= 3)
    stage.wire.fault = undefined
    await until('it has gone again', () => stage.wire.arrived().length >= 4)
    await flush(page)
    const [told] = await stage.sessions(3)
    expect(told?.events.map(({ type, properties }) => properties.n ?? type)).toEqual(['page_view', 1, 2])
  },
}
