import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { describe, expect, it } from 'vitest'
import { encodeRows } from './encode-rows.ts'
import { exportColumns } from './export-columns.ts'
import { columnsOption, type ExportFormat } from './export-options.ts'

const event = (eventId: string, given: object = {}) => ({
  eventId,
  type: 'page_view',
  timestamp: '2026-06-01T12:00:00.250Z',
  sessionId: 's1',
  visitorId: null,
  title: null,
  revenue: null,
  sequence: 0,
  properties: {},
  context: { country: 'DE', device: { os: 'Linux' } },
  ...given,
})

async function encode(format: ExportFormat, rows: readonly object[], names?: string): Promise<Buffer> {
  const columns = names === undefined ? undefined : columnsOption('events').parse(names)
  const all = async function* () {
    yield* rows
  }
  const pieces: Uint8Array[] = []
  for await (const piece of encodeRows(all(), { kind: 'events', format, columns })) pieces.push(piece)
  return Buffer.concat(pieces)
}

const readParquet = (file: Buffer) => {
  const copy = new Uint8Array(file).buffer
  return { objects: parquetReadObjects({ file: copy }), metadata: parquetMetadata(copy) }
}

describe('an export', () => {
  it('is lines or a list of JSON, as the API answers', async () => {
    const rows = [event('a'), event('b', { revenue: 1.5 })]
    const lines = (await encode('ndjson', rows)).toString().split('\n')
    expect(lines).toEqual([...rows.map((row) => JSON.stringify(row)), ''])
    expect(JSON.parse((await encode('json', rows)).toString())).toEqual(rows)
    expect(JSON.parse((await encode('json', [])).toString())).toEqual([])
    expect((await encode('ndjson', rows, 'revenue, os')).toString()).toBe(
      '{"revenue":null,"os":"Linux"}\n{"revenue":1.5,"os":"Linux"}\n',
    )
  })

  it('as CSV, is quoted where it must be, and no text is a formula', async () => {
    const titles = [
      '=1+2',
      '+49 30 1',
      '-x',
      '@name',
      '\tx',
      '\rx',
      'a "b", c',
      'two\nlines',
      '−5 (no ASCII)',
    ]
    const rows = [...titles.map((title) => event('e', { title })), event('n', { revenue: -2.5, title: '' })]
    const csv = (await encode('csv', rows, 'title,revenue,properties')).toString()
    expect(csv.split('\r\n')).toEqual([
      'title,revenue,properties',
      "'=1+2,,{}",
      "'+49 30 1,,{}",
      "'-x,,{}",
      "'@name,,{}",
      "'\tx,,{}",
      `"'\rx",,{}`,
      '"a ""b"", c",,{}',
      '"two\nlines",,{}',
      '−5 (no ASCII),,{}',
      ',-2.5,{}',
      '',
    ])
    const [header] = (await encode('csv', [])).toString().split('\r\n')
    expect(header).toBe(exportColumns.events.map(({ name }) => name).join())
  })

  it('as Parquet, is read by another program, cell by cell, in groups of rows', async () => {
    const rows = Array.from({ length: 20_003 }, (_, index) =>
      event(`e${index}`, { revenue: index / 4, sequence: index, properties: { text: 'ü', list: [index] } }),
    )
    const { objects, metadata } = readParquet(await encode('parquet', rows))
    expect(metadata.row_groups.map((group) => Number(group.num_rows))).toEqual([20_000, 3])
    const read = await objects
    expect(read).toHaveLength(rows.length)
    expect(read[20_001]).toMatchObject({
      eventId: 'e20001',
      timestamp: new Date('2026-06-01T12:00:00.250Z'),
      revenue: 20_001 / 4,
      sequence: 20_001n,
      properties: { text: 'ü', list: [20_001] },
      visitorId: null,
      os: 'Linux',
      country: 'DE',
    })
    expect(await readParquet(await encode('parquet', [], 'type')).objects).toEqual([])
  })

  it('names the columns there are, where one is asked for that is not', () => {
    const { error } = columnsOption('users').safeParse('userId,mail')
    expect(error?.issues[0]?.message).toMatch(/^must be names with commas between, of userId, firstSeenAt,/)
  })
})
