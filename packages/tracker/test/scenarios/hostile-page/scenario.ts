import { expect } from 'vitest'
import { flush, run, type Scenario } from '../../stage/scenario.ts'

export const scenario: Scenario = {
  title:
    'a page that throws, freezes objects and overrides fetch, JSON, timers and clock is followed all the same',
  async play(stage) {
    const page = await (await stage.person()).newPage()
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    await page.goto(stage.site)
    await page.click('button')
    const cyclic = `const cyclic = {}; cyclic.self = cyclic; sojourn('track', 'cyclic', cyclic)`
    const frozen = `sojourn('track', 'frozen', Object.freeze({ deep: Object.freeze([1]) }))`
    const throwing = `sojourn('track', 'throwing', { get n() { throw new Error('theirs') } })`
    await run(page, `{ ${cyclic}; ${frozen}; ${throwing}; sojourn('track'); sojourn('nonsense'); sojourn() }`)
    await run(page, `sojourn('track', 'last', { n: 1 })`)
    await flush(page)
    const [told] = await stage.sessions(4)
    expect(told?.session.eventCounts).toEqual({ page_view: 1, click: 1, frozen: 1, last: 1 })
    expect(errors.filter((message) => message !== 'theirs')).toEqual([])
    await run(page, `sojourn('track', 'later')`)
    await flush(page)
    const toldErrors = stage.wire.seen.map(({ text }) => /"errors":(\d+)/.exec(text)?.[1])
    expect(toldErrors).toContainEqual(expect.stringMatching(/\d/))
  },
}
