import { describe, expect, it } from 'vitest'
import { queryOf, readSearch, searchOf, viewOf, withoutFilter } from './view.ts'

describe('the view in the URL', () => {
  it('is the standard one where the URL says nothing, and says nothing where it is the standard one', () => {
    const view = viewOf(readSearch({}))
    expect(view).toEqual({ range: '30d', filters: {} })
    expect(searchOf(view)).toEqual({})
  })

  it('comes back as it was sent', () => {
    const search = { site: 'a', range: '7d', country: 'DE', page: '/404' } as const
    expect(searchOf(viewOf(readSearch(search)))).toEqual(search)
  })

  it('leaves out what makes no sense, and takes a number for the text that it was', () => {
    expect(readSearch({ range: '5y', from: '2026-01-01', colour: 'red', userId: 7 })).toEqual({ userId: '7' })
  })

  it('asks the API with a range of its own only where both ends are known', () => {
    const view = viewOf(readSearch({ from: '2026-01-01', to: '2026-02-01', site: 'a', country: 'DE' }))
    expect(queryOf(view)).toEqual({ siteId: 'a', from: '2026-01-01', to: '2026-02-01', country: 'DE' })
  })

  it('gives a condition up', () => {
    const view = viewOf({ country: 'DE', page: '/cart' })
    expect(withoutFilter(view, 'country').filters).toEqual({ page: '/cart' })
  })
})
