import { expect } from 'vitest'
import { flush, run, type Scenario } from '../../stage/scenario.ts'

export const scenario: Scenario = {
  title: 'after it the session is over, and why is said; what comes next is another',
  async play(stage) {
    const page = await stage.visit()
    await page.waitForTimeout(2000)
    expect(await run(page, `sojourn('getSession')`)).toBeNull()
    // What happens at leaving opens none.
    await run(page, `sojourn('track', 'scroll', {}, { opensSession: false })`)
    await page.reload()
    await run(page, `sojourn('end')`)
    await flush(page)
    const told = await stage.sessions(6)
    expect(told.map(({ session }) => [session.eventCounts, session.endReason])).toEqual([
      [{ page_view: 1, said: 1, session_end: 1 }, 'timeout'],
      [{ page_view: 1, said: 1, session_end: 1 }, 'end'],
    ])
    // It ended when it was last heard of.
    const [, said, end] = told[0]?.events ?? []
    expect(end?.timestamp).toBe(said?.timestamp)
  },
}
