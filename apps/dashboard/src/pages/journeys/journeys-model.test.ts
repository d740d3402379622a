import { describe, expect, it } from 'vitest'
import { flowOf, questionOfSearch } from './journeys-model.ts'

describe('journeys as they are drawn', () => {
  it('gives boxes and bands their share, who left last, and bands that do not cross their box', () => {
    const { nodes, bands, height } = flowOf(
      {
        total: 10,
        nodes: [
          { step: 1, name: '/', count: 10 },
          { step: 2, name: '(exit)', count: 6 },
          { step: 2, name: '/cart', count: 4 },
        ],
        links: [
          { step: 1, source: '/', target: '(exit)', count: 6 },
          { step: 1, source: '/', target: '/cart', count: 4 },
        ],
      },
      390,
    )
    expect(nodes.map(({ name, y, height: share }) => [name, y, share])).toEqual([
      ['/', 0, 360],
      ['/cart', 0, 144],
      ['(exit)', 158, 216],
    ])
    expect(bands.map(({ target, width }) => [target, width])).toEqual([
      ['/cart', 144],
      ['(exit)', 216],
    ])
    expect(bands[1]?.path).toBe('M10,252C110,252 110,266 210,266')
    expect(height).toBe(388)
    expect(flowOf({ total: 0, nodes: [], links: [] }, 0)).toMatchObject({ nodes: [], bands: [] })
  })

  it('asks what the URL says, and the standard where that makes no sense', () => {
    expect(questionOfSearch({ of: 'shoes', depth: '99', startAt: '/' })).toEqual({
      of: 'pages',
      depth: 5,
      merge: true,
      limit: 8,
      startAt: '/',
    })
    expect(questionOfSearch({ around: '/cart', startAt: '/', merge: 'no' })).toMatchObject({
      around: '/cart',
      merge: false,
    })
  })
})
