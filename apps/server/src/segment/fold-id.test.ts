import { isClientId } from '@sojourn/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldId } from './fold-id.ts'

describe('foldId', () => {
  it.each(['u1', 'node-next-1795253919702-d5c22462-327f-4d66', 'a.b:c_d'])('leaves %s as it is', (id) => {
    expect(foldId(id)).toBe(id)
  })

  it('keeps an e-mail address readable and apart from its neighbours', () => {
    expect(foldId('user+1@x.io')).toMatch(/^user_1_x\.io\.[0-9a-f]{16}$/)
    expect(foldId('user+1@x.io')).not.toBe(foldId('user-1@x.io'))
    expect(foldId('user+1@x.io')).toBe(foldId('user+1@x.io'))
  })

  it('takes numbers as text, and nothing as nothing', () => {
    expect(foldId(42)).toBe('42')
    expect([undefined, null, ''].map(foldId)).toEqual([undefined, undefined, undefined])
  })

  it('passes on what is no id', () => {
    const odd = { a: 1 }
    expect(foldId(odd)).toBe(odd)
    expect(foldId(true)).toBe(true)
  })

  it('makes an id of ours of any text, and different ones of different texts', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 300 })
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(isClientId(foldId(one) as string)).toBe(true)
        expect(foldId(one) === foldId(other)).toBe(Buffer.from(one).equals(Buffer.from(other)))
      }),
    )
  })
})
