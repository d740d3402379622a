import { expect } from 'vitest'
import { flush, run, type Scenario } from '../../stage/scenario.ts'

export const scenario: Scenario = {
  title: 'a session goes on, and nothing that was said before it is lost or said twice',
  async play(stage) {
    const page = await stage.visit('/one')
    for (const step of [1, 2, 3]) {
      await run(page, `sojourn('track', 'step_taken', { step: ${step} })`)
      await page.reload()
    }
    await flush(page)
    const told = await stage.sessions(7)
    expect(told).toHaveLength(1)
    expect(told[0]?.session.eventCounts).toEqual({ page_view: 4, step_taken: 3 })
    expect(told[0]?.events.map(({ properties }) => properties.step ?? 'view')).toEqual([
      'view',
      1,
      'view',
      2,
      'view',
      3,
      'view',
    ])
  },
}
