import { expect } from 'vitest'
import { run, type Scenario, until } from '../../stage/scenario.ts'

export const scenario: Scenario = {
  title: 'an event for which something on the way refuses whole requests is given up, and no other',
  async play(stage) {
    stage.wire.fault = { status: 413, ofText: 'rotten' }
    const page = await stage.visit()
    await run(
      page,
      `sojourn('track', 'said', { n: 1 }); sojourn('track', 'said', { n: 'rotten' }); sojourn('track', 'said', { n: 2 })`,
    )
    await until('the others have arrived', () => stage.wire.arrived().length === 3)
    const [told] = await stage.sessions(3)
    expect(told?.events.map(({ type, properties }) => properties.n ?? type)).toEqual(['page_view', 1, 2])
    expect(stage.wire.seen.at(-1)?.text).toContain('"rejected":1')
  },
}
