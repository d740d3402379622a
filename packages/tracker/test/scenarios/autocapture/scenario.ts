import { expect } from 'vitest'
import { run, type Scenario } from '../../stage/scenario.ts'

export const scenario: Scenario = {
  title:
    'clicks, links out, downloads, forms and scrolling are captured as the site asks; nothing typed is read',
  async play(stage) {
    const page = await stage.visit()
    for (const id of ['outbound', 'download', 'inside', 'marked', 'plain', 'nothing'])
      await page.click(`#${id}`)
    await page.fill('[name=id]', 'Ann Secret')
    await page.fill('[name=password]', 'Secret word')
    await page.click('#note')
    await page.keyboard.type('Secret note')
    await run(page, `document.querySelector('form').requestSubmit()`)
    await run(page, 'scrollTo(0, 2000)')
    await page.waitForTimeout(100)
    await page.goto(`${stage.site}/elsewhere`)
    const [told] = await stage.sessions(9)
    const site = new URL(stage.site).origin
    expect(told?.events.slice(1).map(({ type, properties }) => [type, properties])).toEqual([
      ['link_clicked', { url: 'http://shop.example/offers', outbound: true }],
      ['download', { url: `${site}/autocapture/prices.pdf` }],
      ['click', { element: 'a', id: 'inside', text: 'Terms', url: `${site}/autocapture/` }],
      ['cta_clicked', { planName: 'pro' }],
      ['click', { element: 'button', id: 'plain', text: 'Show more' }],
      ['form_started', { form: 'sign-up' }],
      ['form_completed', { form: 'sign-up' }],
      ['scroll', { depth: expect.any(Number), engagedSeconds: expect.any(Number) }],
    ])
    expect(JSON.stringify(stage.wire.seen)).not.toMatch(/Secret|ann@/)
  },
}
