import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { findEngine } from './find-engine.ts'
import { keys, readStored, startLoad } from './load.ts'
import { runSojourn, serve } from './run-sojourn.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** What is killed, run after run, and after how many more events were acknowledged. */
const runs = [
  { victims: ['server'], after: 200 },
  { victims: ['engine'], after: 500 },
  { victims: ['server', 'engine'], after: 300 },
  { victims: ['engine', 'server'], after: 100 },
  { victims: ['server'], after: 200 },
]

describe('kill -9 under load', () => {
  it('five times: every acknowledged event is there once, and the audit is clean', {
    timeout: 240_000,
  }, async (context) => {
    if (!existsSync('/proc/self/status')) return context.skip('needs /proc to find the engine')
    const data = join(await temporaryFolder(), 'data')
    let server = await serve(data, keys)
    onTestFinished(async () => {
      server.child.kill('SIGKILL')
      await server.ended
    })
    const load = startLoad(6)
    load.sendTo(server.url)
    for (const { victims, after } of runs) {
      const pids = { server: server.child.pid, engine: await findEngine(Number(server.child.pid)) }
      await load.more(after)
      for (const victim of victims) process.kill(Number(pids[victim as keyof typeof pids]), 'SIGKILL')
      const acknowledged = [...load.acknowledged]
      if (victims.includes('server')) {
        expect(await server.ended).toBe('SIGKILL')
        server = await serve(data, keys)
        load.sendTo(server.url)
      } else await load.more(100)
      const stored = await readStored(server.url)
      expect(stored).toHaveLength(new Set(stored).size)
      expect(acknowledged.filter((eventId) => !stored.includes(eventId))).toEqual([])
    }
    await load.stop('when acknowledged')
    const stored = await readStored(server.url)
    expect(stored).toHaveLength(new Set(stored).size)
    expect(new Set(stored)).toEqual(load.acknowledged)
    const audit = await runSojourn(data, ['audit'])
    expect([audit.code, audit.out]).toEqual([0, expect.stringContaining('Nothing is wrong.')])
  })
})
