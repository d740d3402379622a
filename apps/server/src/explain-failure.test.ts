import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ProblemError } from '@sojourn/contract'
import { type Engine, startEngine } from '@sojourn/engine'
import { openWarehouse, type Warehouse } from '@sojourn/warehouse'
import { Hono } from 'hono'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AppEnv } from './http/app-env.ts'
import { answerError } from './http/problem-response.ts'
import { createReads } from './store-reads.ts'

/** Of the whole engine; one question gets half. */
const memoryBytesMax = 200_000_000

let directory: string
let engine: Engine
let warehouse: Warehouse
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sojourn-memory-'))
  engine = await startEngine({ directory, memoryBytesMax })
  warehouse = await openWarehouse({ url: engine.url, agent: engine.agent, headers: engine.headers })
})
afterAll(async () => {
  await warehouse?.close()
  await engine?.stop()
  await rm(directory, { recursive: true, force: true })
})

/** Asks for a list of so many numbers, eight bytes each, within as much memory as one question gets or as `bytesMax` says. */
async function listNumbers(numbers: number, bytesMax?: number): Promise<string> {
  const answer = await warehouse.client.query({
    query: `SELECT length(groupArray(number)) AS n FROM numbers({numbers:UInt32}) WHERE 'ann@example.org' != ''`,
    query_params: { numbers },
    format: 'TabSeparated',
    clickhouse_settings: bytesMax === undefined ? {} : { max_memory_usage: String(bytesMax) },
  })
  return answer.text()
}

const noLimit = 0
const nothing = {
  standing: () => undefined,
  placeOf: () => undefined,
  resolve: (_: string, id: string) => id,
}

async function refusalOf(question: () => Promise<unknown>): Promise<ProblemError> {
  const signal = new AbortController().signal
  const cause = await createReads(warehouse, nothing)
    .ask(['site'], signal, question)
    .catch((refused: unknown) => refused)
  expect(cause).toBeInstanceOf(ProblemError)
  return cause as ProblemError
}

describe('a question that runs out of memory or time', () => {
  it('is too large where it used up its own', async () => {
    let asked = 0
    const refusal = await refusalOf(() => {
      asked++
      return listNumbers(40_000_000)
    })
    expect(refusal).toMatchObject({ code: 'query_too_large', retryAfterSeconds: undefined })
    expect(asked).toBe(1)
  })

  it('is to come again where that of the whole store was used up, after it was asked twice', async () => {
    let asked = 0
    const refusal = await refusalOf(() => {
      asked++
      return listNumbers(40_000_000, noLimit)
    })
    expect(refusal).toMatchObject({ code: 'storage_unavailable', retryAfterSeconds: 2 })
    expect(asked).toBe(2)
  })

  it('is answered the second time where there is room by then', async () => {
    const sizes = [40_000_000, 3]
    const reads = createReads(warehouse, nothing)
    const answer = await reads.ask(['site'], new AbortController().signal, () =>
      listNumbers(sizes.shift() ?? 0, noLimit),
    )
    expect(answer).toBe('3\n')
  })

  it('says that it may be the machine where it took too long', async () => {
    const question = 'SELECT sum(sipHash64(number)) FROM numbers(100000000000)'
    const settings = { max_execution_time: 0.1 }
    const refusal = await refusalOf(() =>
      warehouse.client.query({ query: question, format: 'TabSeparated', clickhouse_settings: settings }),
    )
    expect(refusal.code).toBe('query_too_large')
    expect(refusal.message).toContain('where the machine is busy, ask again later')
  })

  it('leaves the reason in the log, without the values that were asked for', async () => {
    const logged: string[] = []
    const app = new Hono<AppEnv>()
    app.onError(answerError(pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) })))
    app.get('/', async () => {
      throw await refusalOf(() => listNumbers(40_000_000))
    })
    expect((await app.request('/')).status).toBe(422)
    expect(logged.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({
        level: 40,
        msg: 'question refused',
        reason: expect.stringMatching(/^Query memory limit exceeded: .*maximum: 95\.37 MiB/),
      }),
    ])
    expect(logged.join()).not.toMatch(/example|executing/i)
  })
})
