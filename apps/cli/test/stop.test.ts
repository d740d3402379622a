import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { keys, readStored, startLoad } from './load.ts'
import { runSojourn, serve } from './run-sojourn.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('a stop under load', { timeout: 120_000 }, () => {
  it.each([
    { signals: ['SIGTERM'], code: 0 },
    { signals: ['SIGINT'], code: 0 },
    { signals: ['SIGTERM', 'SIGTERM'], code: 143 },
  ] as const)('by $signals is quick, and what was acknowledged is on disk', async ({ signals, code }) => {
    const data = join(await temporaryFolder(), 'data')
    const server = await serve(data, keys)
    const load = startLoad(6)
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

    const next = await serve(data, keys)
    onTestFinished(async () => {
      next.child.kill('SIGKILL')
      await next.ended
    })
    const stored = await readStored(next.url)
    expect(stored).toHaveLength(new Set(stored).size)
    expect([...load.acknowledged].filter((eventId) => !stored.includes(eventId))).toEqual([])
    const audit = await runSojourn(data, ['audit'])
    expect([audit.code, audit.out]).toEqual([0, expect.stringContaining('Nothing is wrong.')])
  })
})
