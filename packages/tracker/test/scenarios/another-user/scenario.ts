import { expect } from 'vitest'
import { flush, run, type Scenario } from '../../stage/scenario.ts'

export const scenario: Scenario = {
  title: 'who signs in gets the session of nobody, and never that of another; signing out forgets both',
  async play(stage) {
    const page = await stage.visit()
    await run(page, `sojourn('identify', 'ann', { plan: 'pro' }); sojourn('identify', 'ann')`)
    await run(page, `sojourn('track', 'said', { by: 'ann' })`)
    await run(page, `sojourn('identify', 'bob'); sojourn('track', 'said', { by: 'bob' })`)
    await run(page, `sojourn('reset'); sojourn('track', 'said', { by: 'nobody' })`)
    await flush(page)
    const told = await stage.sessions(8)
    expect(told.map(({ session }) => [session.userId, session.eventCounts, session.endReason])).toEqual([
      ['ann', { page_view: 1, identify: 1, said: 1, session_end: 1 }, 'new_session'],
      ['bob', { identify: 1, said: 1, session_end: 1 }, 'logout'],
      [null, { said: 1 }, null],
    ])
    expect(new Set(told.map(({ session }) => session.visitorId)).size).toBe(3)
  },
}
