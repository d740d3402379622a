import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvRows } from './csv-rows.ts'
import type { Row } from './row.ts'
import { splitLines } from './split-lines.ts'

async function* pieces(text: string | Buffer, size = text.length): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += Math.max(1, size))
    yield bytes.subarray(at, at + Math.max(1, size))
}

async function read(text: string | Buffer, delimiter?: string, size?: number): Promise<Row[]> {
  const rows: Row[] = []
  for await (const some of csvRows(splitLines(pieces(text, size)), delimiter)) rows.push(...some)
  return rows
}

const fieldsOf = (rows: Row[]) => rows.map((row) => (row.kind === 'fields' ? { ...row.fields } : row))

describe('csvRows', () => {
  it('names the fields by the header and counts the header as line 1', async () => {
    const rows = await read('a,b\n1,2\n3,\n')
    expect(fieldsOf(rows)).toEqual([
      { a: '1', b: '2' },
      { a: '3', b: '' },
    ])
    expect(rows.map((row) => row.line)).toEqual([2, 3])
  })

  it('reads quoted fields with delimiters, doubled quotes and line ends in them', async () => {
    const rows = await read('a,b\n"x, y","he said ""hi"""\n"two\nlines",z\nlast,row\n')
    expect(fieldsOf(rows)).toEqual([
      { a: 'x, y', b: 'he said "hi"' },
      { a: 'two\nlines', b: 'z' },
      { a: 'last', b: 'row' },
    ])
    expect(rows.map((row) => row.line)).toEqual([2, 3, 5])
  })

  it('takes a quote within an unquoted field as text', async () => {
    expect(fieldsOf(await read('a,b\n5" pipe,x\n'))).toEqual([{ a: '5" pipe', b: 'x' }])
  })

  it('reads Windows line ends, a byte order mark, and a last line without an end', async () => {
    expect(fieldsOf(await read('\ufeffa,b\r\n1,2\r\n3,4'))).toEqual([
      { a: '1', b: '2' },
      { a: '3', b: '4' },
    ])
  })

  it('loses one line to a quote that is never closed, and goes on behind it', async () => {
    const rows = await read('a,b\n1,2\n"open,3\n4,5\n6,7\n')
    expect(rows[1]).toEqual({
      kind: 'fault',
      line: 3,
      raw: '"open,3',
      reason: 'opens a quote that is not closed',
    })
    expect(fieldsOf(rows).slice(2)).toEqual([
      { a: '4', b: '5' },
      { a: '6', b: '7' },
    ])
  })

  it('says what is wrong with a line, and with none beside it', async () => {
    const rows = await read('a,b\n1\n1,2,3\n"x"y,2\n\n1,2\n')
    expect(rows.map((row) => (row.kind === 'fault' ? row.reason : row.kind))).toEqual([
      'has 1 fields where the header has 2',
      'has 3 fields where the header has 2',
      'has text behind a closing quote',
      'empty',
      'fields',
    ])
  })

  it('does not take bytes that are no UTF-8, nor lines of more than 1 MiB', async () => {
    const long = `${'x'.repeat(1_100_000)},2`
    const bytes = Buffer.concat([
      Buffer.from('a,b\n'),
      Buffer.from([0xff, 0x2c, 0x31, 10]),
      Buffer.from(`${long}\n1,2\n`),
    ])
    const rows = await read(bytes, undefined, 65_536)
    expect(rows.map((row) => (row.kind === 'fault' ? row.reason : row.kind))).toEqual([
      'is not UTF-8 text',
      'is longer than 1 MiB',
      'fields',
    ])
  })

  it('finds the delimiter in the header', async () => {
    expect(fieldsOf(await read('a;b;c\n1;2,5;3\n'))).toEqual([{ a: '1', b: '2,5', c: '3' }])
    expect(fieldsOf(await read('a\tb\n1\t2\n'))).toEqual([{ a: '1', b: '2' }])
    expect(fieldsOf(await read('a,b|c\n1|2\n', '|'))).toEqual([{ 'a,b': '1', c: '2' }])
  })

  it('may have columns of any name', async () => {
    const [row] = await read('__proto__,constructor\n1,2\n')
    expect(row?.kind === 'fields' && Object.entries(row.fields)).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ])
  })

  it('refuses a header that names a column twice, or nothing', async () => {
    await expect(read('a,a\n1,2\n')).rejects.toThrow('names the column "a" twice')
    await expect(read('\n1,2\n')).rejects.toThrow('no CSV header')
  })

  it('gives back any table, however the file is cut into pieces', async () => {
    const cell = fc.string().map((text) => text.replace(/\r/g, ' '))
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), async (records, size) => {
        const line = (cells: readonly string[]) =>
          cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')
        const text = `a,b,c\n${records.map(line).join('\n')}\n`
        expect(fieldsOf(await read(text, ',', size))).toEqual(records.map(([a, b, c]) => ({ a, b, c })))
      }),
    )
  })
})
