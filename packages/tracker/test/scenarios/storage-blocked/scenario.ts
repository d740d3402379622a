import { expect } from 'vitest'
import { flush, run, type Scenario } from '../../stage/scenario.ts'

export const scenario: Scenario = {
  title: 'without storage a page is a session, and no error is seen',
  async play(stage) {
    const page = await (await stage.person()).newPage()
    const errors: Error[] = []
    page.on('pageerror', (error) => errors.push(error))
    await page.goto(stage.site)
    await run(page, `history.pushState({}, '', '/storage-blocked/next'); sojourn('track', 'said')`)
    await flush(page)
    const told = await stage.sessions(3)
    expect(told.map(({ session }) => session.eventCounts)).toEqual([{ page_view: 2, said: 1 }])
    expect(errors).toEqual([])
  },
}
