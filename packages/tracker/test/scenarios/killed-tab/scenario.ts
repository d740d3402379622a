import { expect } from 'vitest'
import { flush, run, type Scenario } from '../../stage/scenario.ts'

export const scenario: Scenario = {
  title: 'what a tab has queued when it is killed goes at the next visit, in the same session',
  async play(stage) {
    const person = await stage.person()
    const killed = await person.newPage()
    await killed.goto(`${stage.site}/before`)
    await flush(killed)
    await run(killed, `for (const n of [1, 2, 3]) sojourn('track', 'said', { n })`)
    const devtools = await person.newCDPSession(killed)
    // The answer never comes: the process is gone.
    void devtools.send('Page.crash').catch(() => undefined)
    await killed.waitForEvent('crash')
    expect(stage.wire.arrived().map(({ type }) => type)).toEqual(['page_view'])

    const next = await person.newPage()
    await next.goto(`${stage.site}/after`)
    await flush(next)
    const told = await stage.sessions(5)
    expect(told.map(({ events }) => events.map(({ type, properties }) => properties.n ?? type))).toEqual([
      ['page_view', 1, 2, 3, 'page_view'],
    ])
  },
}
