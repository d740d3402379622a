import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type ClickHouseClient, ClickHouseLogLevel, createClient } from '@clickhouse/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { defaultChildPath } from './child-path.ts'
import { type Engine, EngineError, type EngineOptions, startEngine } from './index.ts'
import type { ChildOptions } from './protocol.ts'

const ENDLESS = 'SELECT sum(sipHash64(number)) FROM numbers(1000000000000)'

let directory: string
let engines: Engine[]

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'engine-test-'))
  engines = []
})
afterEach(async () => {
  await Promise.all(engines.map((engine) => engine.stop()))
  rmSync(directory, { recursive: true, force: true })
})

async function start(options: Partial<EngineOptions> = {}): Promise<Engine> {
  const engine = await startEngine({ directory, ...options })
  engines.push(engine)
  return engine
}

function connect({ url, agent, headers }: Engine): ClickHouseClient {
  return createClient({
    url,
    http_agent: agent,
    http_headers: headers,
    log: { level: ClickHouseLogLevel.OFF },
  })
}

async function count(client: ClickHouseClient, source: string): Promise<number> {
  const answer = await client.query({ query: `SELECT count() AS n FROM ${source}`, format: 'JSONEachRow' })
  const [row] = await answer.json<{ n: number }>()
  return row?.n ?? -1
}

async function makeTable(client: ClickHouseClient): Promise<void> {
  await client.command({
    query: 'CREATE TABLE t (id UInt64) ENGINE = MergeTree ORDER BY id SETTINGS fsync_after_insert = 1',
  })
  await client.insert({ table: 't', values: [{ id: 1 }], format: 'JSONEachRow' })
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function signal(engine: Engine, name: NodeJS.Signals): void {
  expect(engine.pid).toBeGreaterThan(0)
  process.kill(engine.pid ?? 0, name)
}

test('a killed engine is replaced, tells so, and has kept what it acknowledged', async () => {
  const engine = await start()
  const client = connect(engine)
  await makeTable(client)
  const firstPid = engine.pid
  let told = 0
  const unsubscribe = engine.onRestart(() => told++)

  signal(engine, 'SIGKILL')
  await expect.poll(() => told, { timeout: 10_000 }).toBe(1)
  expect(await count(client, 't')).toBe(1)
  expect(engine.pid).not.toBe(firstPid)
  expect(engine.state()).toMatchObject({ running: true, restarts: 1 })
  await expect.poll(() => engine.state().rssBytes, { timeout: 5_000 }).toBeGreaterThan(100_000_000)

  unsubscribe()
  signal(engine, 'SIGKILL')
  await expect.poll(() => engine.state().restarts, { timeout: 10_000 }).toBe(2)
  expect(told).toBe(1)
  expect(await count(client, 't')).toBe(1)
})

test('an engine that answers nothing any more is killed and replaced', async () => {
  const lines: string[] = []
  const engine = await start({ answerTimeoutMs: 600, log: (_, line) => lines.push(line) })
  signal(engine, 'SIGSTOP')
  await expect.poll(() => engine.state().restarts, { timeout: 10_000 }).toBe(1)
  expect(await count(connect(engine), 'system.one')).toBe(1)
  expect(lines.join('\n')).toContain('of silence')
})

test('a busy engine is left alone, and so is one that a terminal interrupts', async () => {
  const engine = await start({ answerTimeoutMs: 1_000, readers: 2 })
  const client = connect(engine)
  const settings = { max_execution_time: 2.5 }
  const busy = [1, 2].map(() => client.query({ query: ENDLESS, clickhouse_settings: settings }))
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) signal(engine, name)
  for (const outcome of await Promise.allSettled(busy)) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: '159' } })
  }
  expect(engine.state()).toMatchObject({ running: true, restarts: 0 })
})

test('a directory has one engine at a time, and the next one waits a while for it', async () => {
  const first = await start()
  await makeTable(connect(first))
  const refused = await start({ lockWaitMs: 0 }).catch((error) => error)
  expect(refused).toBeInstanceOf(EngineError)
  expect(refused).toMatchObject({ code: 'directory_in_use', message: expect.stringContaining(directory) })

  const waiting = start({ lockWaitMs: 20_000 })
  await first.stop()
  expect(await count(connect(await waiting), 't')).toBe(1)
})

test('stopping lets writes finish, ends reads, and leaves nothing behind', async () => {
  const engine = await start()
  const client = connect(engine)
  await makeTable(client)
  const write = client.command({
    query:
      'INSERT INTO t SELECT number + sleepEachRow(0.1) FROM numbers(10) SETTINGS max_block_size = 1, max_threads = 1',
  })
  const reads = [{}, { max_result_rows: '0' }].map((clickhouse_settings) =>
    client.query({ query: ENDLESS, format: 'JSONEachRow', clickhouse_settings }).then(
      () => 'answered',
      () => 'ended',
    ),
  )
  await expect.poll(() => count(client, `system.processes WHERE query NOT LIKE '%system.processes%'`)).toBe(3)
  const { pid, socketPath } = engine
  await engine.stop()
  await write
  expect(await Promise.all(reads)).toEqual(['ended', 'ended'])
  expect(isAlive(pid ?? 0)).toBe(false)
  expect(existsSync(path.dirname(socketPath))).toBe(false)
  await expect(client.command({ query: 'SELECT 1' })).rejects.toMatchObject({ code: 'ENOENT' })

  expect(await count(connect(await start()), 't')).toBe(11)
})

test('a write that takes too long is cut off when stopping', async () => {
  const engine = await start({ stopTimeoutMs: 300 })
  const client = connect(engine)
  await makeTable(client)
  const write = client.command({
    query: 'INSERT INTO t SELECT sleepEachRow(3) FROM numbers(9) SETTINGS max_block_size = 1',
  })
  const failure = write.catch((error) => error.code)
  await expect.poll(() => count(client, `system.processes WHERE query LIKE 'INSERT%'`)).toBe(1)
  await engine.stop()
  expect(await failure).toBe('ECONNRESET')
})

test('an engine does not outlive its parent, however that ends', async () => {
  const runDirectory = mkdtempSync(path.join(tmpdir(), 'engine-'))
  const options: ChildOptions = {
    directory,
    runDirectory,
    socketPath: path.join(runDirectory, 'http'),
    secret: 'secret',
    memoryBytesMax: 400_000_000,
    readers: 1,
  }
  const program = `
    const child = require('node:child_process').fork(${JSON.stringify(defaultChildPath())})
    child.send(${JSON.stringify({ type: 'start', options })})
    child.on('message', () => console.log(child.pid))`
  const parent = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(parent.stdout, 'data')) as [Buffer]
  const pid = Number(line)
  expect(isAlive(pid)).toBe(true)

  parent.kill('SIGKILL')
  const next = await start()
  expect(await count(connect(next), 'system.one')).toBe(1)
  expect(existsSync(runDirectory)).toBe(false)
})

test('an engine that cannot start says why', async () => {
  const childPath = path.join(directory, 'nowhere.mjs')
  await expect(start({ childPath })).rejects.toMatchObject({ name: 'EngineError', code: 'cannot_start' })
})
