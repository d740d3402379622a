import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { propertiesText } from './properties-text.ts'

describe('propertiesText', () => {
  it('is the exact JSON text', () => {
    expect(propertiesText({ b: 1, a: { c: [true, null, 'ä😀'] } })).toBe(
      '{"b":1,"a":{"c":[true,null,"ä😀"]}}',
    )
    expect(propertiesText(undefined)).toBe('{}')
  })

  it('replaces halves of surrogate pairs, and leaves text that only looks like one', () => {
    expect(propertiesText({ '\udc00': 'a\ud800b' })).toBe('{"\ufffd":"a\ufffdb"}')
    expect(propertiesText({ a: '\\ud800' })).toBe('{"a":"\\\\ud800"}')
    expect(propertiesText({ a: '\\\ud800' })).toBe('{"a":"\\\\\ufffd"}')
  })

  it('reads back as the same value wherever the text was whole', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (properties) => {
        const plain = JSON.parse(JSON.stringify(properties))
        expect(JSON.parse(propertiesText(plain))).toEqual(plain)
      }),
    )
  })
})
