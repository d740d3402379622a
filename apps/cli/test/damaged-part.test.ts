import { readdir, realpath, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { keys, readStored } from './load.ts'
import { runSojourn, serve } from './run-sojourn.ts'
import { temporaryFolder } from './temporary-folder.ts'

const weekMs = 7 * 86_400_000

async function post(url: string, event: object): Promise<number> {
  const answer = await fetch(`${url}/api/v1/events`, {
    method: 'POST',
    headers: { 'x-write-key': keys.SOJOURN_WRITE_KEY },
    body: JSON.stringify(event),
  })
  return answer.status
}

describe('a part that is found damaged at the start', { timeout: 120_000 }, () => {
  it('is reported by /readyz, the log and a command, and the rest is served', async () => {
    const data = join(await temporaryFolder(), 'data')
    const first = await serve(data, keys)
    const event = (eventId: string, weeksAgo: number) => ({
      eventId,
      type: 'click',
      sessionId: eventId,
      timestamp: Date.now() - weeksAgo * weekMs,
    })
    expect(await post(first.url, event('whole', 1))).toBe(201)
    expect(await post(first.url, event('damaged', 5))).toBe(201)
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)

    const events = await realpath(join(data, 'clickhouse/data/default/events'))
    const [oldest = ''] = (await readdir(events)).filter((name) => /^\d{8}_/.test(name)).sort()
    await truncate(join(events, oldest, 'data.bin'), 10)

    const server = await serve(data, keys)
    onTestFinished(async () => {
      server.child.kill('SIGKILL')
      await server.ended
    })
    const readiness = await fetch(`${server.url}/readyz`)
    expect(readiness.status).toBe(503)
    expect(await readiness.json()).toMatchObject({
      status: 'not_ready',
      checks: { store: { ok: true }, parts: { ok: false, detail: expect.stringContaining(oldest) } },
    })
    expect(server.said.out).toContain(oldest)
    const status = await runSojourn(data, ['status'])
    expect([status.code, status.out]).toEqual([1, expect.stringContaining(oldest)])
    const audit = await runSojourn(data, ['audit'])
    expect([audit.code, audit.out]).toEqual([1, expect.stringContaining(oldest)])

    expect(await readStored(server.url)).toEqual(['whole'])
    expect(await post(server.url, event('new', 0))).toBe(201)
    expect((await readStored(server.url)).sort()).toEqual(['new', 'whole'])
  })
})
