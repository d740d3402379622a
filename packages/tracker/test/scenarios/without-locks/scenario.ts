import { expect } from 'vitest'
import { flush, run, type Scenario } from '../../stage/scenario.ts'

export const scenario: Scenario = {
  title: 'tabs of a page without TLS share a queue too; whatever both may send is counted once',
  async play(stage) {
    const person = await stage.person()
    const tabs = [await person.newPage(), await person.newPage()]
    for (const tab of tabs) await tab.goto(stage.site)
    for (let n = 0; n < 5; n++) {
      await Promise.all(tabs.map((tab) => run(tab, `sojourn('track', 'said', { n: ${n} })`)))
      await Promise.all(tabs.map(flush))
    }
    const told = await stage.sessions(12)
    expect(told.map(({ session }) => session.eventCounts)).toEqual([{ page_view: 2, said: 10 }])
  },
}
