import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keys, readStored, startLoad } from './load.ts'
import { runSojourn, serve } from './run-sojourn.ts'

describe('a stop under load', { timeout: 120_000 }, () => {
  let data = ''
  let server: Awaited<ReturnType<typeof serve>>
  beforeAll(async () => {
    data = await realpath(await mkdtemp(join(tmpdir(), 'sojourn-cli-')))
    server = await serve(data, keys)
  })
  afterAll(async () => {
    server?.child.kill('SIGKILL')
    await server?.ended
    await rm(data, { recursive: true, force: true })
  })

  it.each([
    { signals: ['SIGTERM'], code: 0 },
    { signals: ['SIGINT'], code: 0 },
    { signals: ['SIGTERM', 'SIGTERM'], code: 143 },
  ] as const)('by $signals is quick, and what was acknowledged is on disk', async ({ signals, code }) => {
    const load = startLoad(6, signals.join('-'))
    load.sendTo(server.url)
    await load.more(400)
    const askedAt = performance.now()
    for (const signal of signals) {
      server.child.kill(signal)
      // The second signal must come after the first was heard.
      while (signals.length > 1 && !server.said.out.includes('Stopping')) await new Promise(setImmediate)
    }
    const ended = await server.ended
    const seconds = (performance.now() - askedAt) / 1000
    await load.stop('at once')
    expect([0, code]).toContain(ended)
    expect(seconds).toBeLessThan(10)
    expect(server.said.err).toBe('')

    server = await serve(data, keys)
    const stored = await readStored(server.url)
    expect(stored).toHaveLength(new Set(stored).size)
    expect([...load.acknowledged].filter((eventId) => !stored.includes(eventId))).toEqual([])
    const audit = await runSojourn(data, ['audit'])
    expect([audit.code, audit.out]).toEqual([0, expect.stringContaining('Nothing is wrong.')])
  })
})
