import { expect } from 'vitest'
import { flush, run, type Scenario } from '../../stage/scenario.ts'

export const scenario: Scenario = {
  title:
    'tabs share a session and a queue; one closes with an event unsent; none is lost and none sent twice',
  async play(stage) {
    const person = await stage.person()
    const [first, second] = [await person.newPage(), await person.newPage()]
    await first.goto(`${stage.site}/first`)
    await second.goto(`${stage.site}/second`)
    for (let n = 0; n < 20; n++) {
      await run(first, `sojourn('track', 'said', { tab: 1, n: ${n} })`)
      await run(second, `sojourn('track', 'said', { tab: 2, n: ${n} })`)
      if (n % 7 === 0) await Promise.all([flush(first), flush(second)])
    }
    await flush(second)
    await run(first, `sojourn('track', 'said', { tab: 1, n: 20 })`)
    await first.close({ runBeforeUnload: true })
    const told = await stage.sessions(43)
    expect(told.map(({ session }) => session.eventCounts)).toEqual([{ page_view: 2, said: 41 }])
    const sent = stage.wire.arrived().map(({ eventId }) => eventId)
    expect(sent).toHaveLength(new Set(sent).size)
    for (const [tab, count] of [
      [1, 21],
      [2, 20],
    ]) {
      const said = told[0]?.events.filter(({ properties }) => properties.tab === tab)
      expect(said?.map(({ properties }) => properties.n)).toEqual([...Array(count).keys()])
    }
  },
}
