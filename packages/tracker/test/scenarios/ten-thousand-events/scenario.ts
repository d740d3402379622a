import { expect } from 'vitest'
import { longestTask } from '../../stage/longest-task.ts'
import { run, type Scenario, until } from '../../stage/scenario.ts'

/** The rest would come in the same way, and only take time. */
const waitedFor = 600

export const scenario: Scenario = {
  title: '10,000 events at once block no frame for 50 ms, and go in order',
  isAlone: true,
  async play(stage) {
    const page = await stage.visit()
    const { arrived } = stage.wire
    await until('the page view has arrived', () => arrived().length === 1)
    const blockedMs = await longestTask(page, async () => {
      await run(page, `for (let n = 0; n < 10_000; n++) sojourn('track', 'said', { n })`)
      await until('many have arrived', () => arrived().length > waitedFor)
    })
    const numbers = arrived().flatMap(({ properties }) => properties?.n ?? [])
    expect(numbers).toEqual([...Array(numbers.length).keys()])
    expect(blockedMs).toBeLessThan(50)
  },
}
