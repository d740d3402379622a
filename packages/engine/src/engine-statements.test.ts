import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type ClickHouseClient, ClickHouseError, ClickHouseLogLevel, createClient } from '@clickhouse/client'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Engine, startEngine } from './index.ts'

const directory = mkdtempSync(path.join(tmpdir(), 'engine-test-'))
let engine: Engine
let client: ClickHouseClient

function connect(more: Parameters<typeof createClient>[0] = {}): ClickHouseClient {
  const { url, agent, headers } = engine
  return createClient({
    url,
    http_agent: agent,
    http_headers: headers,
    log: { level: ClickHouseLogLevel.OFF },
    ...more,
  })
}

async function ask<Row>(query: string, more: object = {}): Promise<Row[]> {
  const answer = await client.query({ query, format: 'JSONEachRow', ...more })
  return (await answer.json()) as Row[]
}

beforeAll(async () => {
  engine = await startEngine({ directory, readers: 2, memoryBytesMax: 400_000_000 })
  client = connect()
})
afterAll(async () => {
  await engine?.stop()
  rmSync(directory, { recursive: true, force: true })
})

describe('rows', () => {
  beforeEach(async () => {
    await client.command({ query: 'DROP TABLE IF EXISTS t SYNC' })
    await client.command({
      query: `CREATE TABLE t (id UInt64, text String) ENGINE = MergeTree ORDER BY id
        SETTINGS non_replicated_deduplication_window = 100`,
    })
  })

  test.each([
    [
      'JSONEachRow',
      [
        { id: 1, text: 'a\n{b:String}' },
        { id: 2, text: "it's ; \\ ✓" },
      ],
    ],
    [
      'JSONCompactEachRow',
      [
        [1, 'a\n{b:String}'],
        [2, "it's ; \\ ✓"],
      ],
    ],
    [
      'JSONCompactEachRowWithNames',
      [
        ['id', 'text'],
        [1, 'a\n{b:String}'],
        [2, "it's ; \\ ✓"],
      ],
    ],
  ] as const)('come back as they were inserted as %s, plain and gzipped', async (format, values) => {
    const zipped = connect({ compression: { request: true, response: true } })
    for (const sender of [client, zipped]) {
      const { summary } = await sender.insert({ table: 't', values: [...values] as unknown[], format })
      await sender.command({ query: `INSERT INTO t VALUES (3, 'from {values}; -- text')` })
      const answer = await sender.query({ query: 'SELECT * FROM t ORDER BY id', format: 'JSONEachRow' })
      expect(await answer.json()).toEqual([
        { id: 1, text: 'a\n{b:String}' },
        { id: 2, text: "it's ; \\ ✓" },
        { id: 3, text: 'from {values}; -- text' },
      ])
      if (format !== 'JSONCompactEachRowWithNames') expect(summary?.written_rows).toBe('2')
      await client.command({ query: 'TRUNCATE TABLE t SYNC' })
    }
  })

  test('go into chosen columns, and none at all where one of them is bad', async () => {
    await client.insert({ table: 't', columns: ['text', 'id'], values: [['a', 1]] })
    await client.insert({
      table: 't',
      columns: { except: ['text'] },
      values: [[2]],
      format: 'JSONCompactEachRow',
    })
    const bad = client.insert({ table: 't', values: [{ id: 3 }, { id: 'x' }], format: 'JSONEachRow' })
    await expect(bad).rejects.toMatchObject({ code: '27', type: 'CANNOT_PARSE_INPUT_ASSERTION_FAILED' })
    expect(await ask('SELECT * FROM t ORDER BY id')).toEqual([
      { id: 1, text: 'a' },
      { id: 2, text: '' },
    ])
  })

  test('are inserted once per token, and a token is gone with its statement', async () => {
    const token = { clickhouse_settings: { insert_deduplication_token: 'one' } }
    const insert = (id: number, more = {}) =>
      client.insert({ table: 't', values: [{ id }], format: 'JSONEachRow', ...more })
    await insert(1, token)
    await insert(1, token)
    await insert(2)
    await client.command({
      query: `INSERT INTO t SELECT 3, ''`,
      clickhouse_settings: { insert_deduplication_token: 'two' },
    })
    await client.command({
      query: `INSERT INTO t SELECT 3, ''`,
      clickhouse_settings: { insert_deduplication_token: 'two' },
    })
    await insert(4)
    expect(await ask('SELECT id FROM t ORDER BY id')).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }])
  })

  test('are written at once, not queued', async () => {
    const [row] = await ask<{ mode: boolean }>(`SELECT getSetting('async_insert') AS mode`)
    await client.command({ query: `INSERT INTO t SELECT toUInt64(getSetting('async_insert')), ''` })
    expect(await ask('SELECT id FROM t')).toEqual([{ id: 0 }])
    expect(row).toBeDefined()
  })

  test('are deleted and altered with the settings that came along', async () => {
    await client.insert({ table: 't', values: [{ id: 1 }, { id: 2 }, { id: 3 }], format: 'JSONEachRow' })
    await client.command({
      query: 'DELETE FROM t WHERE id = 1',
      clickhouse_settings: { lightweight_deletes_sync: '2' },
    })
    await client.command({
      query: 'ALTER TABLE t DELETE WHERE id = {id:UInt64}',
      query_params: { id: 2 },
      clickhouse_settings: { mutations_sync: '2' },
    })
    await client.command({
      query: 'OPTIMIZE TABLE t FINAL',
      clickhouse_settings: { optimize_throw_if_noop: 1 },
    })
    expect(await ask('SELECT id FROM t')).toEqual([{ id: 3 }])
  })

  test('are kept apart by database', async () => {
    await client.command({ query: 'CREATE DATABASE IF NOT EXISTS other' })
    const other = connect({ database: 'other' })
    await other.command({ query: 'CREATE TABLE IF NOT EXISTS t (id UInt64) ENGINE = MergeTree ORDER BY id' })
    await other.insert({ table: 't', values: [{ id: 9 }], format: 'JSONEachRow' })
    expect(await ask('SELECT count() AS n FROM t')).toEqual([{ n: 0 }])
    const answer = await other.query({ query: 'SELECT id FROM t', format: 'JSONEachRow' })
    expect(await answer.json()).toEqual([{ id: 9 }])
    const nowhere = connect({ database: 'nowhere' }).command({ query: 'SELECT 1' })
    await expect(nowhere).rejects.toMatchObject({ code: '81', type: 'UNKNOWN_DATABASE' })
  })
})

describe('answers', () => {
  test.each([
    ['SELECT * FROM nowhere', '60', 'UNKNOWN_TABLE'],
    ['SELECT FROM WHERE', '62', 'SYNTAX_ERROR'],
    ['SELECT 1; SELECT 2', '62', 'SYNTAX_ERROR'],
    ['SET max_threads = 1', '48', 'NOT_IMPLEMENTED'],
    ['CREATE TEMPORARY TABLE x (a UInt8)', '48', 'NOT_IMPLEMENTED'],
    ['SELECT {missing:String}', '456', 'UNKNOWN_QUERY_PARAMETER'],
    ['WITH 1 AS x INSERT INTO t SELECT x', '164', 'READONLY'],
  ])('%s fails as on a server', async (query, code, type) => {
    const failure = await client.command({ query }).catch((error) => error)
    expect(failure).toBeInstanceOf(ClickHouseError)
    expect(failure).toMatchObject({ code, type })
  })

  test('come in the format asked for, by client, statement or default', async () => {
    const answer = await client.query({ query: 'SELECT 1 AS a' })
    expect(await answer.json()).toMatchObject({ data: [{ a: 1 }], rows: 1 })
    const { stream } = await client.exec({ query: `SELECT 'a' AS x, 2 AS y` })
    expect((await stream.toArray()).join('')).toBe('a\t2\n')
    const csv = await client.exec({ query: `SELECT 'a' AS x, 2 AS y FORMAT CSVWithNames` })
    expect((await csv.stream.toArray()).join('')).toBe('"x","y"\n"a",2\n')
  })

  test('come gzipped to who asks', async () => {
    const zipped = connect({ compression: { response: true } })
    const answer = await zipped.query({
      query: 'SELECT number AS n FROM numbers(2000)',
      format: 'JSONEachRow',
    })
    expect(answer.response_headers['content-encoding']).toBe('gzip')
    expect(await answer.json()).toHaveLength(2000)
  })

  test('obey settings in the statement first, then those of the request', async () => {
    const settings = { clickhouse_settings: { max_threads: 3, max_block_size: '77' } }
    const query = `SELECT getSetting('max_threads') AS a, getSetting('max_block_size') AS b SETTINGS max_threads = 5 -- end`
    expect(await ask(query, settings)).toEqual([{ a: 5, b: 77 }])
    expect(await ask(`SELECT getSetting('max_threads') = 5 AS a`)).toEqual([{ a: 0 }])
  })

  test('are refused beyond the limits of time, memory and rows', async () => {
    const slow = ask('SELECT sum(sipHash64(number)) FROM numbers(100000000000)', {
      clickhouse_settings: { max_execution_time: 0.2 },
    })
    await expect(slow).rejects.toMatchObject({ code: '159', type: 'TIMEOUT_EXCEEDED' })
    await expect(
      ask('SELECT groupArray(toString(number)) AS x FROM numbers(30000000)'),
    ).rejects.toMatchObject({ code: '241' })
    await expect(ask('SELECT number FROM numbers(100001)')).rejects.toMatchObject({ code: '396' })
    await expect(
      ask(`SELECT repeat('x', 999 + number % 2) AS x FROM numbers(70000) SETTINGS max_block_size = 1000`),
    ).rejects.toMatchObject({
      code: '396',
    })
  })

  test('of 100 MB are streamed without holding them, to who lifts the limit of rows', async () => {
    const query = `SELECT number, repeat('x', 90) AS text FROM numbers(1000000)`
    const limits = { max_result_rows: '0', max_memory_usage: '50000000' }
    const answer = await client.query({ query, format: 'JSONEachRow', clickhouse_settings: limits })
    let rows = 0
    for await (const some of answer.stream()) rows += some.length
    expect(rows).toBe(1_000_000)
    const held = client.query({ query, format: 'JSON', clickhouse_settings: limits })
    await expect(held).rejects.toMatchObject({ code: '241' })
  })

  test('that fail half way tell so at the end of the stream', async () => {
    const answer = await client.query({
      query: 'SELECT throwIf(number = 900000) AS x FROM numbers(1000000) SETTINGS max_block_size = 1000',
      format: 'JSONEachRow',
      clickhouse_settings: { max_result_rows: '0', max_threads: 1 },
    })
    await expect(answer.json()).rejects.toMatchObject({ code: '395' })
    expect(await ask('SELECT 1 AS a', { clickhouse_settings: { max_result_rows: '0' } })).toEqual([{ a: 1 }])
  })

  test('are for those who know the secret', async () => {
    const stranger = connect({ http_headers: { 'x-engine-secret': 'guess' } })
    await expect(stranger.command({ query: 'SELECT 1' })).rejects.toMatchObject({
      code: '516',
      type: 'AUTHENTICATION_FAILED',
    })
    const status = await new Promise((resolve, reject) => {
      request({ socketPath: engine.socketPath, path: '/ping' }, (response) =>
        resolve(response.resume().statusCode),
      )
        .once('error', reject)
        .end()
    })
    expect(status).toBe(403)
  })
})

describe('side by side', () => {
  const endless = 'SELECT sum(sipHash64(number)) FROM numbers(1000000000000)'

  async function statementsRunning(): Promise<number> {
    const [row] = await ask<{ n: number }>(
      `SELECT count() AS n FROM system.processes WHERE query LIKE '%sipHash64(number))%' AND query NOT LIKE '%processes%'`,
    )
    return row?.n ?? 0
  }

  test('a statement whose client has gone is ended within a second, streamed or not', async () => {
    for (const settings of [{}, { max_result_rows: '0' }]) {
      const leave = new AbortController()
      const gone = ask(endless, { abort_signal: leave.signal, clickhouse_settings: settings })
      await expect.poll(statementsRunning, { interval: 20 }).toBe(1)
      leave.abort()
      await expect(gone).rejects.toThrow('aborted')
      await expect.poll(statementsRunning, { interval: 20, timeout: 1_000 }).toBe(0)
    }
  })

  test('writes do not wait for reads, and reads wait for each other', async () => {
    await client.command({ query: 'CREATE TABLE IF NOT EXISTS w (id UInt64) ENGINE = MergeTree ORDER BY id' })
    const leave = new AbortController()
    const limits = { abort_signal: leave.signal }
    const reads = [1, 2, 3].map(() => ask(endless, limits).catch((error) => error))
    const blocked = ask('SELECT 1 AS a').then(() => 'answered')
    for (let id = 0; id < 20; id++)
      await client.insert({ table: 'w', values: [{ id }], format: 'JSONEachRow' })
    expect(await Promise.race([blocked, Promise.resolve('waiting')])).toBe('waiting')
    leave.abort()
    await Promise.all(reads)
    expect(await blocked).toBe('answered')
    expect(await ask('SELECT count() AS n FROM w')).toEqual([{ n: 20 }])
  })

  test('patient writes keep no other waiting', async () => {
    await client.command({ query: 'CREATE TABLE IF NOT EXISTS p (id UInt64) ENGINE = MergeTree ORDER BY id' })
    const patient = { clickhouse_settings: { priority: '10' } }
    const written: string[] = []
    const slow = [1, 2, 3].map((id) =>
      client
        .command({ query: `INSERT INTO p SELECT ${id} FROM numbers(1) WHERE sleep(0.5) = 0`, ...patient })
        .then(() => written.push('patient')),
    )
    await client.insert({ table: 'p', values: [{ id: 4 }], format: 'JSONEachRow' })
    written.push('other')
    await Promise.all(slow)
    expect(written).toEqual(['other', 'patient', 'patient', 'patient'])
    expect(await ask('SELECT count() AS n FROM p')).toEqual([{ n: 4 }])
  })
})
