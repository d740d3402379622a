import { describe, expect, it } from 'vitest'
import { LatelyUsed } from './lately-used.ts'

describe('what was used lately', () => {
  it('is kept: the last half for certain, and never more than the most', () => {
    const used = new LatelyUsed<number>(10)
    for (let number = 0; number < 100; number++) {
      used.set(`k${number}`, number)
      expect(used.get('k0')).toBe(0)
      for (let last = Math.max(0, number - 2); last <= number; last++) expect(used.get(`k${last}`)).toBe(last)
      expect(new Set(used.keys()).size).toBeLessThanOrEqual(10)
    }
    expect(used.get('k50')).toBeUndefined()
  })

  it('is the last value of a key, and gone once it is deleted', () => {
    const used = new LatelyUsed<string>(4)
    used.set('a', 'first')
    used.set('b', 'b')
    used.set('a', 'second')
    expect(used.get('a')).toBe('second')
    used.delete('a')
    expect(used.get('a')).toBeUndefined()
    used.clear()
    expect([...used.keys()]).toEqual([])
  })
})
