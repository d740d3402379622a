import { describe, expect, it } from 'vitest'
import { sectionOf } from './section-of.ts'

describe('the section of a path', () => {
  const rules = [
    { match: '/account/orders', section: 'orders' },
    { match: '/account', section: 'account' },
    { match: /\/(help|faq)$/g, section: 'help' },
  ]

  it('is that of the first rule that matches', () => {
    const paths = ['/account/orders/7', '/account', '/en/help', '/en/help', '/elsewhere']
    expect(paths.map((path) => sectionOf(path, rules))).toEqual([
      'orders',
      'account',
      'help',
      'help',
      undefined,
    ])
  })

  it('may be told by a function', () => {
    expect(sectionOf('/a/b', (path) => path.split('/')[2])).toBe('b')
    expect(sectionOf('/a', undefined)).toBeUndefined()
  })
})
