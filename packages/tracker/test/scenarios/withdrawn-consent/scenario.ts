import { expect } from 'vitest'
import { flush, run, type Scenario } from '../../stage/scenario.ts'

export const scenario: Scenario = {
  title: 'withdrawal wipes the device, also what waits in it, and nobody is known afterwards',
  async play(stage) {
    const page = await stage.visit()
    await run(page, `localStorage.setItem('theirs', 'stays'); sojourn('identify', 'ann')`)
    await flush(page)
    const before = stage.wire.seen.length
    await run(page, `sojourn('track', 'unsaid'); sojourn('setConsent', 'denied'); sojourn('track', 'unsaid')`)
    await flush(page)
    await page.mouse.move(5, 5)
    expect(await run(page, 'Object.keys(localStorage)')).toEqual(['theirs'])
    await page.reload()
    await run(page, `sojourn('setConsent', 'denied')`)
    expect(await run(page, 'Object.keys(localStorage)')).toEqual(['theirs'])
    expect(stage.wire.seen.slice(before).flatMap(({ events }) => events)).toEqual([])

    await run(page, `sojourn('setConsent', 'granted'); sojourn('track', 'said_again')`)
    await flush(page)
    const [old, anew] = await stage.sessions(3)
    expect(old?.session).toMatchObject({ userId: 'ann', eventCounts: { page_view: 1, identify: 1 } })
    expect(anew?.session.userId).toBeNull()
    expect(anew?.session.visitorId).not.toBe(old?.session.visitorId)
  },
}
