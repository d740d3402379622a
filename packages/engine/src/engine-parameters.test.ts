import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type ClickHouseClient, ClickHouseLogLevel, createClient, TupleParam } from '@clickhouse/client'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Engine, startEngine } from './index.ts'

const directory = mkdtempSync(path.join(tmpdir(), 'engine-test-'))
let engine: Engine
let client: ClickHouseClient

beforeAll(async () => {
  engine = await startEngine({ directory })
  const { url, agent, headers } = engine
  client = createClient({
    url,
    http_agent: agent,
    http_headers: headers,
    log: { level: ClickHouseLogLevel.OFF },
    clickhouse_settings: { output_format_json_quote_64bit_integers: 1 },
  })
})
afterAll(async () => {
  await engine?.stop()
  rmSync(directory, { recursive: true, force: true })
})

async function ask<Row>(
  query: string,
  parameters: Record<string, unknown>,
  more: object = {},
): Promise<Row[]> {
  const answer = await client.query({ query, query_params: parameters, format: 'JSONEachRow', ...more })
  return (await answer.json()) as Row[]
}

/** What a value is after it went to the engine and back. */
async function roundTrip(type: string, value: unknown): Promise<unknown> {
  const [row] = await ask<{ v: unknown; type: string }>(`SELECT {v:${type}} AS v, toTypeName(v) AS type`, {
    v: value,
  })
  expect(row?.type.replaceAll(' ', '')).toBe(type.replaceAll(' ', ''))
  return row?.v
}

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(
      "'",
      '"',
      '`',
      '\\',
      '\t',
      '\n',
      '\r',
      '\0',
      '\b',
      'N',
      'n',
      't',
      '{',
      '}',
      ':',
      ';',
      '-',
      '/',
      '*',
      '%',
      '✓',
      '😀',
    ),
  }),
)
const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
const second = fc.integer({ min: 0, max: 2 ** 32 - 1 })

describe('a bound value', () => {
  const cases: [string, fc.Arbitrary<unknown>, (value: never) => unknown][] = [
    ['String', text, (value) => value],
    ['Nullable(String)', fc.option(text), (value) => value],
    ['LowCardinality(String)', text, (value) => value],
    ['Array(String)', fc.array(text), (value) => value],
    ['Array(Nullable(String))', fc.array(fc.option(text)), (value) => value],
    [
      'Map(String,String)',
      fc.dictionary(
        text.filter((key) => key !== '__proto__'),
        text,
      ),
      (value) => value,
    ],
    ['Int64', int64, String],
    ['UInt8', fc.integer({ min: 0, max: 255 }), (value) => value],
    [
      'Array(UInt64)',
      fc.array(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })),
      (value: bigint[]) => value.map(String),
    ],
    [
      'Float64',
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      (value: number) => (Object.is(value, -0) ? 0 : value),
    ],
    ['Bool', fc.boolean(), (value) => value],
    ['Array(Bool)', fc.array(fc.boolean()), (value) => value],
    ["DateTime('UTC')", second.map((at) => new Date(at * 1000)), (value: Date) => iso(value).slice(0, 19)],
    ["DateTime64(3, 'UTC')", fc.integer({ min: 0, max: 4e12 }).map((at) => new Date(at)), iso],
    ['UUID', fc.uuid(), (value) => value],
  ]
  test.each(cases)('of type %s comes back as it went', async (type, values, expected) => {
    await fc.assert(
      fc.asyncProperty(values, async (value) => {
        const got = await roundTrip(type, value)
        const want = expected(value as never)
        expect(Object.is(got, -0) ? 0 : got).toEqual(want)
      }),
      { numRuns: 60 },
    )
  })

  test('may be a tuple, a list of tuples, a name, and longer than an address', async () => {
    const tuple = new TupleParam(["it's", 7, null])
    expect(await roundTrip('Tuple(String, UInt8, Nullable(String))', tuple)).toEqual(["it's", 7, null])
    const pairs = [new TupleParam(['a\\', 1]), new TupleParam(["b'", 2])]
    expect(await roundTrip('Array(Tuple(String, UInt8))', pairs)).toEqual([
      ['a\\', 1],
      ["b'", 2],
    ])
    const named = { t: 'one', c: 'dummy', name: 'a `b\\ "c' }
    expect(await ask('SELECT {c:Identifier} AS {name:Identifier} FROM system.{t:Identifier}', named)).toEqual(
      [{ 'a `b\\ "c': 0 }],
    )
    const ids = Array.from({ length: 20_000 }, (_, index) => `id-${index}-${'x'.repeat(40)}`)
    for (const use_multipart_params of [false, true]) {
      const rows = await ask(
        'SELECT length({ids:Array(String)}) AS n, {ids:Array(String)}[-1] AS last',
        { ids },
        { use_multipart_params },
      )
      expect(rows).toEqual([{ n: '20000', last: ids.at(-1) }])
    }
  })

  test('is put nowhere but in the place of its parameter', async () => {
    const query = `/* {v:String} /* {v:String} */ */ SELECT '{v:String}' AS a, 'it''s \\'{v:String}' AS b, -- {v:String}
      $x$ {v:String} ' $x$ AS c, {v:String} AS \`{v:String}\`, map('k', {v:String}) AS m # {v:String}`
    expect(await ask(query, { v: "'; DROP" })).toEqual([
      {
        a: '{v:String}',
        b: "it's '{v:String}",
        c: " {v:String} ' ",
        '{v:String}': "'; DROP",
        m: { k: "'; DROP" },
      },
    ])
  })

  test('that does not fit its type is refused', async () => {
    await expect(roundTrip('UInt8', 'x')).rejects.toThrow()
    await expect(roundTrip('String', null)).rejects.toThrow()
    await expect(roundTrip('Nowhere', 1)).rejects.toThrow()
  })

  test('lets indexes work', async () => {
    await client.command({
      query: `CREATE TABLE t (site String, at DateTime('UTC'), id UInt64, INDEX b id TYPE bloom_filter GRANULARITY 1)
        ENGINE = MergeTree ORDER BY (site, at) SETTINGS index_granularity = 100`,
    })
    await client.command({
      query: `INSERT INTO t SELECT concat('s', toString(number % 10)), 1700000000 + number, number FROM numbers(10000)`,
    })
    async function granules(
      condition: string,
      parameters: Record<string, unknown>,
    ): Promise<string | undefined> {
      const rows = await ask<{ explain: string }>(
        `EXPLAIN indexes = 1 SELECT * FROM t WHERE ${condition}`,
        parameters,
      )
      return rows
        .map((row) => /Granules: (\d+)\/\d+/.exec(row.explain)?.[1])
        .findLast((found) => found !== undefined)
    }
    const from = new Date(1_700_002_000_000)
    const to = new Date(1_700_002_010_500)
    expect(await granules('site = {site:String}', { site: 's3' })).toBe('11')
    expect(
      await granules('site = {site:String} AND at >= {from:DateTime64(3)} AND at < {to:DateTime64(3)}', {
        site: 's3',
        from,
        to,
      }),
    ).toMatch(/^[12]$/)
    expect(await granules(`site = {site:String} AND at = {from:DateTime('UTC')}`, { site: 's3', from })).toBe(
      '1',
    )
    const keys = [new TupleParam(['s3', 1_700_002_003]), new TupleParam(['s5', 1_700_009_005])]
    expect(await granules(`(site, at) IN {keys:Array(Tuple(String, DateTime('UTC')))}`, { keys })).toMatch(
      /^[2-4]$/,
    )
    expect(await granules('id IN {ids:Array(UInt64)}', { ids: [77] })).toMatch(/^[1-5]$/)
  })
})

function iso(at: Date): string {
  return at.toISOString().replace('T', ' ').replace('Z', '')
}
