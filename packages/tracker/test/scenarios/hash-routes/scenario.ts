import { expect } from 'vitest'
import { flush, type Scenario } from '../../stage/scenario.ts'

export const scenario: Scenario = {
  title: 'a change of the hash is a page, where the site says so',
  async play(stage) {
    const page = await stage.visit('/#/list')
    await page.click('#cart')
    await page.click('#pay')
    await page.click('#pay')
    await page.goBack()
    await flush(page)
    const hashes = stage.wire
      .arrived()
      .filter(({ type }) => type === 'page_view')
      .map(({ url }) => new URL(url).hash)
    expect(hashes).toEqual(['#/list', '#/cart', '#/cart/pay', '#/cart'])
  },
}
