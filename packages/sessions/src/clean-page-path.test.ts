import { describe, expect, it } from 'vitest'
import { cleanPagePath } from './clean-page-path.ts'

const clean = (path: string) => cleanPagePath(path, null)

describe('the standard clean-up of a path', () => {
  it.each([
    ['/', '/'],
    ['//', '/'],
    ['/a/', '/a'],
    ['/a//b///c', '/a/b/c'],
    ['/a?b=c', '/a'],
    ['/a/#top', '/a'],
    ['/?q', '/'],
  ])('drops query, fragment and needless slashes: %s is %s', (path, page) => {
    expect(clean(path)).toBe(page)
  })

  it.each([
    ['/orders/4711', '/orders/:id'],
    ['/users/018f2a7c-9d3e-7b61-8f4a-2b6c0d9e1f37/edit', '/users/:id/edit'],
    ['/c/5f2b9c3a1d4e6f70', '/c/:id'],
    ['/c/5F2B9C3A1D4E6F7089AB', '/c/:id'],
    ['/n/V1StGXR8_Z5jdHi6B-myT', '/n/:id'],
    ['/u/01ARZ3NDEKTSV4RRFFQ69G5FAV', '/u/:id'],
    ['/s/sess_01j8kq3v7w9x2c4n5m6p8r0t1z', '/s/:id'],
    ['/p/order_01ARZ3NDEKTSV4RRFFQ69G5FAV', '/p/:id'],
    ['/d/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms', '/d/:id'],
  ])('replaces ids: %s is %s', (path, page) => {
    expect(clean(path)).toBe(page)
  })

  it.each([
    '/pricing',
    '/blog/2024/05/17/new-shoes',
    '/blog/2024/5',
    '/archive/1999',
    '/assets/4711.html',
    '/js/5f2b9c3a1d4e6f7089ab.js',
    '/blog/10-tips-for-better-sleep-in-2024',
    '/p/samsung-galaxy-s24-ultra-256gb',
    '/p/sony-wh1000xm5-headphones',
    '/docs/internationalization-and-localization',
    '/v2/api',
    '/a/5g-vs-4g-vs-3g-networks-2024',
    '/top-100',
    '/caf%C3%A9',
  ])('keeps words, dates and files: %s', (path) => {
    expect(clean(path)).toBe(path)
  })

  it.each([
    ['/blog/2024/13', '/blog/2024/:id'],
    ['/blog/2024/05/32', '/blog/2024/05/:id'],
    ['/blog/05/17', '/blog/:id/:id'],
    ['/orders/1899', '/orders/:id'],
  ])('takes no other number for a date: %s is %s', (path, page) => {
    expect(clean(path)).toBe(page)
  })

  it('leaves the name of a page as it is', () => {
    expect(clean('44600062')).toBe('44600062')
    expect(clean('Home / Shop?')).toBe('Home / Shop?')
    expect(clean('')).toBe('')
  })

  it('says the same when done twice', () => {
    for (const path of [
      '/orders/4711/?x',
      '/blog/2024/05/17',
      '//a//1/',
      '/s/sess_01j8kq3v7w9x2c4n5m6p8r0t1z',
    ])
      expect(clean(clean(path))).toBe(clean(path))
  })
})

describe("a site's own rules", () => {
  it('are applied in their order, everywhere in the path, instead of the standard', () => {
    const rules = [
      { match: '/user/([a-z]+)', replace: '/u/$1' },
      { match: '/u/[a-z]+', replace: '/u/:name' },
    ]
    expect(cleanPagePath('/user/ann/4711?x', rules)).toBe('/u/:name/4711')
    expect(cleanPagePath('/user/ann/user/bob', rules)).toBe('/u/:name/u/:name')
  })

  it('may be none: then ids stay', () => {
    expect(cleanPagePath('/orders/4711/', [])).toBe('/orders/4711')
  })

  it('see at most 2,048 characters', () => {
    expect(cleanPagePath(`/${'a'.repeat(5_000)}`, [{ match: 'a+$', replace: 'x' }])).toBe('/x')
    expect(cleanPagePath(`/${'a'.repeat(5_000)}`, [])).toHaveLength(2_048)
  })
})
