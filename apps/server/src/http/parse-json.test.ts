import { ProblemError } from '@sojourn/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findJsonFault } from './find-json-fault.ts'
import { parseJson } from './parse-json.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const refusal = (text: string): string => {
  try {
    parseJson(bytes(text))
  } catch (error) {
    if (error instanceof ProblemError) return `${error.code}: ${error.message}`
    throw error
  }
  return 'accepted'
}

describe('parseJson', () => {
  it('reads UTF-8, with or without a byte order mark', () => {
    expect(parseJson(bytes('\uFEFF{"title":"Größe 🙂"}'))).toEqual({ title: 'Größe 🙂' })
  })

  it('replaces bytes that are no UTF-8', () => {
    expect(parseJson(Uint8Array.from([0x22, 0xff, 0x22]))).toBe('\uFFFD')
  })

  it('replaces halves of surrogate pairs and keeps whole pairs and escaped backslashes', () => {
    expect(
      parseJson(bytes('["\\ud83d\\ude42", "a\\ud83d", "\\ude42b", "\\ud83d\\ud83d\\ude42", "\\\\ud83d"]')),
    ).toEqual(['🙂', 'a\uFFFD', '\uFFFDb', '\uFFFD🙂', '\\ud83d'])
  })

  it.each([
    ['{"a":}', 'position 5 (line 1, column 6) expected a value, found "}"'],
    ['{"a":1,}', 'position 7 (line 1, column 8) expected a name in double quotes, found "}"'],
    ['{"a":1\n"b":2}', 'position 7 (line 2, column 1) expected a comma or }, found "\\""'],
    ["{'a':1}", 'position 1 (line 1, column 2) expected a name in double quotes, found "\'"'],
    ['[1,2', 'position 4 (line 1, column 5) expected a comma or ], found the end'],
    ['{"a":NaN}', 'position 5 (line 1, column 6) expected a value, found "N"'],
    ['{"a":"b', 'position 7 (line 1, column 8) expected the closing quote of a string, found the end'],
    ['{"a":"\\x"}', 'position 6 (line 1, column 7) expected an escape such as \\n or \\u00e9, found "\\\\"'],
    ['{} {}', 'position 3 (line 1, column 4) expected the end of the text, found "{"'],
    ['[01]', 'position 1 (line 1, column 2) expected a value, found "0"'],
  ])('says where %j breaks', (text, message) => {
    expect(refusal(text)).toBe(`malformed_json: The body is not JSON: at ${message}.`)
  })

  it('refuses a megabyte of brackets without exhausting the stack', () => {
    expect(refusal('['.repeat(1_000_000))).toContain('malformed_json')
  })
})

describe('findJsonFault', () => {
  it('finds a fault exactly where JSON.parse finds one', () => {
    const mutated = fc.tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', '{', '}', '[', ']', ',', ':', '"', '\\', '1', '.', 'n', '\n'),
    )
    fc.assert(
      fc.property(mutated, ([json, seed, insert]) => {
        const at = seed % (json.length + 1)
        const text = json.slice(0, at) + insert + json.slice(at + (seed % 2))
        let valid = true
        try {
          JSON.parse(text)
        } catch {
          valid = false
        }
        expect(findJsonFault(text) === undefined).toBe(valid)
      }),
      { numRuns: 1000 },
    )
  })
})
