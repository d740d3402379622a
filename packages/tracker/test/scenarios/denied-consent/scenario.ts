import { expect } from 'vitest'
import { run, type Scenario } from '../../stage/scenario.ts'

export const scenario: Scenario = {
  title: 'nothing is sent and nothing is stored, whatever happens',
  async play(stage) {
    const page = await stage.visit()
    await run(
      page,
      `sojourn('track', 'said'); sojourn('identify', 'ann'); sojourn('purchased', { orderId: '1' })`,
    )
    await run(page, `sojourn('flush')`)
    await page.click('a')
    await page.waitForURL('**/next')
    await page.mouse.move(10, 10)
    await page.waitForTimeout(500)
    expect(await run(page, `sojourn('getSession')`)).toBeNull()
    expect(await run(page, '[localStorage.length, sessionStorage.length, document.cookie]')).toEqual([
      0,
      0,
      '',
    ])
    await page.close({ runBeforeUnload: true })
    expect(stage.wire.seen).toEqual([])
  },
}
