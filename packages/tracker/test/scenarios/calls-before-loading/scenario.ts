import { expect } from 'vitest'
import { flush, run, type Scenario } from '../../stage/scenario.ts'

export const scenario: Scenario = {
  title: 'are kept and done in order; a tag that stands there twice follows the page once',
  async play(stage) {
    const page = await stage.visit()
    await run(page, `sojourn('track', 'said', { n: 3 })`)
    await flush(page)
    const [told, ...others] = await stage.sessions(5)
    expect(others).toEqual([])
    expect(told?.events.map(({ type, properties }) => properties.n ?? type)).toEqual([
      'page_view',
      'identify',
      1,
      2,
      3,
    ])
    expect(told?.session.userId).toBe('ann')
  },
}
