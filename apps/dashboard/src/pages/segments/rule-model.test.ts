import { describe, expect, it } from 'vitest'
import { type Draft, draftOf, emptyDraft, ruleOf } from './rule-model.ts'

const draft: Draft = {
  of: 'users',
  all: false,
  conditions: [
    { kind: 'event', type: 'purchase', did: true, times: 2, within: '30d' },
    { kind: 'event', type: 'search', did: false, times: 1, within: '' },
    { kind: 'session', property: 'country', op: 'in', value: 'DE, AT' },
    { kind: 'session', property: 'revenue', op: 'gte', value: '12.5' },
    { kind: 'user', property: 'trait:plan', op: 'exists', value: '' },
  ],
}

describe('the rule of a segment', () => {
  it('is written as the API takes it, and read again', () => {
    const rule = ruleOf(draft)
    expect(rule).toEqual({
      of: 'users',
      where: {
        or: [
          { event: { type: 'purchase', times: { gte: 2 }, within: '30d' } },
          { event: { type: 'search', did: false } },
          { session: { property: 'country', op: 'in', value: ['DE', 'AT'] } },
          { session: { property: 'revenue', op: 'gte', value: 12.5 } },
          { user: { property: 'trait:plan', op: 'exists' } },
        ],
      },
    })
    expect(rule && draftOf(rule)).toEqual(draft)
  })

  it('is none while a condition is not finished', () => {
    expect(ruleOf(emptyDraft)).toBeNull()
    expect(
      ruleOf({ ...draft, conditions: [{ kind: 'session', property: 'country', op: 'eq', value: '' }] }),
    ).toBeNull()
  })

  it('has no fields for what says more', () => {
    const event = { type: 'purchase', times: { lte: 3 } }
    expect(draftOf({ of: 'sessions', where: { event } } as never)).toBeNull()
    expect(
      draftOf({ of: 'sessions', where: { and: [{ or: [{ event: { type: 'a' } }] }] } } as never),
    ).toBeNull()
  })
})
