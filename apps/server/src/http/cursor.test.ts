import { ProblemError } from '@sojourn/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from './cursor.ts'

const place = z.tuple([z.number().int(), z.string()])
const codeOf = (scope: string, cursor: string) => {
  try {
    decodeCursor(scope, place, cursor)
    return 'accepted'
  } catch (error) {
    return error instanceof ProblemError ? error.code : error
  }
}

describe('a cursor', () => {
  it('gives its place back for the same question', () => {
    expect(
      decodeCursor('sessions?outcome=browsing', place, encodeCursor('sessions?outcome=browsing', [12, 'a'])),
    ).toEqual([12, 'a'])
  })

  it('is refused for another question, and with a place of another shape', () => {
    expect(codeOf('sessions', encodeCursor('events', [12, 'a']))).toBe('invalid_cursor')
    expect(codeOf('sessions', encodeCursor('sessions', ['12', 'a']))).toBe('invalid_cursor')
    expect(codeOf('sessions', encodeCursor('sessions', [12]))).toBe('invalid_cursor')
  })

  it('is refused where it is made up', () => {
    fc.assert(fc.property(fc.string(), (text) => codeOf('sessions', text) === 'invalid_cursor'))
    for (const forged of ['null', '{}', '[1]', '[2,"x",1,"a"]', '[1,"x",1,"a"]'])
      expect(codeOf('sessions', Buffer.from(forged).toString('base64url'))).toBe('invalid_cursor')
  })
})
