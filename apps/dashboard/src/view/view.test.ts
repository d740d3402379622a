import { describe, expect, it } from 'vitest'
import { questionOf, sessionQueryOf } from './query-of.ts'
import { readSearch, searchOf, viewOf, withFilter, withoutFilter } from './view.ts'

describe('the view in the URL', () => {
  it('is the standard one where the URL says nothing, and says nothing where it is the standard one', () => {
    const view = viewOf(readSearch({}))
    expect(view).toEqual({ range: '30d', filters: {} })
    expect(searchOf(view)).toEqual({})
  })

  it('comes back as it was sent', () => {
    const search = {
      site: 'a',
      range: '7d',
      compare: 'previous',
      segment: 'seg_1',
      country: 'DE',
      page: '/404',
    } as const
    expect(searchOf(viewOf(readSearch(search)))).toEqual(search)
  })

  it('leaves out what makes no sense, and takes a number for the text that it was', () => {
    expect(readSearch({ range: '5y', from: '2026-01-01', colour: 'red', compare: 'x', userId: 7 })).toEqual({
      userId: '7',
    })
  })

  it('asks with a range of its own only where both ends are known', () => {
    const view = viewOf(readSearch({ from: '2026-01-01', to: '2026-02-01', site: 'a', country: 'DE' }))
    const place = { siteId: 'a', from: '2026-01-01', to: '2026-02-01' }
    expect(sessionQueryOf(view)).toEqual({ ...place, country: 'DE' })
    expect(questionOf(view)).toEqual({
      ...place,
      filters: '[{"property":"country","op":"eq","value":"DE"}]',
    })
  })

  it('takes a condition, puts another of its name in its place, and gives it up', () => {
    const view = withFilter(withFilter(viewOf({ country: 'DE' }), 'page', '/'), 'page', '/cart')
    expect(view.filters).toEqual({ country: 'DE', page: '/cart' })
    expect(withoutFilter(view, 'country').filters).toEqual({ page: '/cart' })
  })
})
