import { describe, expect, it } from 'vitest'
import { toCsv } from './save-file.ts'

describe('rows as CSV', () => {
  it('quotes what needs quotes', () => {
    expect(toCsv(['page', 'note'], [['/a,b', 'say "hi"\nthen go']])).toBe(
      'page,note\r\n"/a,b","say ""hi""\nthen go"',
    )
  })

  it('makes no formula of what a visitor wrote, and leaves figures alone', () => {
    expect(toCsv(['a'], [['=1+1'], ['@x'], [-5], [null]])).toBe("a\r\n'=1+1\r\n'@x\r\n-5\r\n")
  })
})
