import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { flush, run, type Scenario } from '../../stage/scenario.ts'

const go = (page: Page, path: string) =>
  run(page, `dispatchEvent(new CustomEvent('go', { detail: '${path}' }))`)
const lasting = (page: Page) => page.waitForTimeout(1100)

export const scenario: Scenario = {
  title: 'one that lasts a second is moved to, once; one that is only passed is not',
  async play(stage) {
    const page = await stage.visit('/shop/list')
    await lasting(page)
    await go(page, '/help')
    await go(page, '/shop/mug')
    await lasting(page)
    await go(page, '/faq')
    await lasting(page)
    await page.reload()
    await run(page, `sojourn('section', 'help')`)
    await lasting(page)
    await go(page, '/shop')
    await run(page, `sojourn('end')`)
    await lasting(page)
    await flush(page)
    const [told, ...others] = await stage.sessions(9)
    const moves = told?.events
      .filter(({ type }) => type === 'section_change')
      .map(({ properties }) => properties)
    expect(others).toEqual([])
    expect(moves).toEqual([{ section: 'shop' }, { section: 'help', from: 'shop' }])
    expect(told?.session).toMatchObject({ endReason: 'end', metadata: { plan: 'pro' } })
  },
}
