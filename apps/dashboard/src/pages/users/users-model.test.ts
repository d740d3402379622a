import { describe, expect, it } from 'vitest'
import { nameOf, nextSort, revenueWords, sortOf } from './users-model.ts'

describe('users in order', () => {
  it('reads the order from the URL, and a strange one as the standard', () => {
    expect([sortOf(''), sortOf('revenue'), sortOf('sessions.asc'), sortOf('shoe.size')]).toEqual([
      { sort: 'lastSeen', order: 'desc' },
      { sort: 'revenue', order: 'desc' },
      { sort: 'sessions', order: 'asc' },
      { sort: 'lastSeen', order: 'desc' },
    ])
  })

  it('turns round what is chosen again', () => {
    expect([
      nextSort(sortOf(''), 'revenue'),
      nextSort(sortOf('revenue'), 'revenue'),
      nextSort(sortOf('revenue.asc'), 'revenue'),
      nextSort(sortOf('revenue'), 'lastSeen'),
    ]).toEqual(['revenue', 'revenue.asc', 'revenue', ''])
  })
})

describe('a user in words', () => {
  it('keeps currencies apart', () => {
    expect([revenueWords({ EUR: 12.5, USD: 3, GBP: 0 }), revenueWords({})]).toEqual(['€12.50 + $3.00', '–'])
  })

  it('is called by a trait that names people', () => {
    expect([
      nameOf({ traits: { email: 'a@b.example', plan: 'pro' } }),
      nameOf({ traits: { name: 7 } }),
    ]).toEqual(['a@b.example', null])
  })
})
