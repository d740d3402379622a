import { expect } from 'vitest'
import { flush, run, type Scenario, until } from '../../stage/scenario.ts'

export const scenario: Scenario = {
  title:
    'signs of life come only while the page is visible and somebody is active; engaged time is counted so',
  async play(stage) {
    const page = await stage.visit()
    const beats = () => stage.wire.arrived().filter(({ type }) => type === 'heartbeat').length
    const begunAt = Date.now()
    const keepActive = async (wanted: number) => {
      const already = beats()
      await until(`there are ${wanted} signs of life more`, async () => {
        await page.mouse.move(Math.random() * 100, Math.random() * 100)
        return beats() >= already + wanted
      })
    }
    await keepActive(3)
    const cease = (why: string) =>
      until(`signs of life cease: ${why}`, async () => {
        const already = beats()
        await page.waitForTimeout(900)
        return beats() === already
      })
    // After the time between two beats that is no activity any more.
    await cease('nobody touches the page')

    await keepActive(1)
    await run(page, 'hide(true)')
    await page.mouse.move(1, 1)
    await cease('nobody sees the page')
    await run(page, 'hide(false)')
    await keepActive(1)

    const secondsInAll = (Date.now() - begunAt) / 1000
    await run(page, `sojourn('end')`)
    await flush(page)
    const [told] = await stage.sessions(2)
    // A sign of life is no event.
    expect(told?.session.eventCounts).toEqual({ page_view: 1, session_end: 1 })
    const engagedSeconds = Number(told?.events.at(-1)?.properties.engagedSeconds)
    expect(engagedSeconds).toBeGreaterThanOrEqual(1)
    expect(engagedSeconds).toBeLessThan(secondsInAll - 0.9)
  },
}
