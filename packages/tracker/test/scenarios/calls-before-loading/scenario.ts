import { expect } from 'vitest'
import { flush, run, type Scenario } from '../../stage/scenario.ts'

export const scenario: Scenario = {
  title: 'are kept and done in order; a tag that stands there twice follows the page once',
  async play(stage) {
    const page = await stage.visit()
    await run(page, `sojourn('track', 'said', { n: 3 })`)
    // A page may have kept the function that stood there first.
    await run(page, `kept('track', 'said', { n: 4 })`)
    await flush(page)
    const [told, ...others] = await stage.sessions(5)
    expect(others).toEqual([])
    expect(told?.events.map(({ type, properties }) => properties.n ?? type)).toEqual([
      'page_view',
      'identify',
      1,
      2,
      3,
      4,
    ])
    expect(told?.session.userId).toBe('ann')
  },
}
