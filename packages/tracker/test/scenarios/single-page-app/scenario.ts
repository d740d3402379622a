import { expect } from 'vitest'
import { flush, run, type Scenario } from '../../stage/scenario.ts'

export const scenario: Scenario = {
  title: 'pages that are pushed, replaced and gone back to are counted once each, with their titles',
  async play(stage) {
    const page = await stage.visit('/first?utm_source=letter')
    await run(page, `go('/second', 'Second')`)
    await run(page, `go('/second?sort=price', 'Second')`)
    await run(page, 'goOverThere()')
    await page.goBack()
    await run(page, `document.title = 'Second'`)
    await flush(page)
    const [told] = await stage.sessions(4)
    const views = told?.events.filter(({ type }) => type === 'page_view') ?? []
    expect(told?.session.journeyPath).toEqual(
      ['first', 'second', 'third', 'second'].map((path) => `/single-page-app/${path}`),
    )
    expect(views.slice(0, 3).map(({ title }) => title)).toEqual(['First', 'Second', 'Third'])
  },
}
