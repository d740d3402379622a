import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runSojourn, serve } from './run-sojourn.ts'
import { temporaryFolder } from './temporary-folder.ts'

const seed = ['seed', '--users', '30', '--days', '20', '--until', '2026-06-30']
const jsonLines = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

describe('commands beside a running server', { timeout: 120_000 }, () => {
  let server: Awaited<ReturnType<typeof serve>>
  let folder = ''
  let data = ''
  let finish = async () => {}
  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'sojourn-cli-')))
    data = join(folder, 'data')
    server = await serve(data)
    finish = async () => {
      server.child.kill('SIGTERM')
      await server.ended
      await rm(folder, { recursive: true, force: true })
    }
  })
  afterAll(() => finish())
  const run = (...words: string[]) => runSojourn(data, words)

  it('status says that every part works', async () => {
    const { code, out } = await run('status')
    expect(code).toBe(0)
    expect(out).toContain(`Sojourn at ${server.url} is ready.`)
  })

  it('seed sends a shop, and nothing the second time', async () => {
    const first = await run(...seed)
    const [, all] = /^([\d,]+) events of 30 people/.exec(first.out) ?? []
    expect(first.out).toContain(`${all} accepted, 0 there before.`)
    const second = await run(...seed)
    expect(second.out).toContain(`0 accepted, ${all} there before.`)
  })

  it('what is exported is imported elsewhere without a mapping, also without a server, and gives the same sessions', async () => {
    const there = join(folder, 'there')
    const [file, table] = [join(folder, 'events.ndjson.gz'), join(folder, 'events.parquet')]
    for (const out of [file, table]) await run('export', 'events', '--out', out)
    const events = jsonLines(gunzipSync(await readFile(file)).toString())

    const imported = await runSojourn(there, ['import', table, '--json'])
    expect(JSON.parse(imported.out)).toMatchObject({ lines: events.length, accepted: events.length })
    const sessionsOf = async (directory: string) =>
      jsonLines((await runSojourn(directory, ['export', 'sessions'])).out).map(
        ({ siteId: _site, createdAt: _created, updatedAt: _updated, ...session }) => session,
      )
    expect(await sessionsOf(there)).toEqual(await sessionsOf(data))

    const again = await runSojourn(there, ['import', file, '--json'])
    expect(JSON.parse(again.out)).toMatchObject({ accepted: 0, duplicates: events.length })
  })

  it('site changes what is asked for and leaves the rest', async () => {
    const changed = await run('site', '--timezone', 'Europe/Berlin', '--retention', '5000', '--json')
    expect(JSON.parse(changed.out)).toMatchObject({
      settings: { timezone: 'Europe/Berlin', retentionDays: 5000, botFilter: true },
    })
    const shown = await run('site')
    expect(shown.out).toMatch(/retentionDays +5000 days/)
    const refused = await run('site', '--timezone', 'Mars/Olympus')
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('must be an IANA time zone such as Europe/Berlin')
  })

  it('rebuild makes the same sessions, and audit finds nothing', async () => {
    const before = await run('export', 'sessions')
    const rebuilt = await run('rebuild', '--json')
    const report = JSON.parse(rebuilt.out) as { sessions: number }
    expect(report.sessions).toBe(jsonLines(before.out).length)
    expect((await run('export', 'sessions')).out).toBe(before.out)

    const audited = await run('audit')
    expect(audited).toMatchObject({ code: 0, out: expect.stringContaining('Nothing is wrong.') })
  })

  it('erase takes a person out, and shows a receipt that does not name them', async () => {
    const [event] = jsonLines((await run('export', 'events')).out).filter(({ userId }) => userId !== null)
    const user = String(event?.userId)
    const known = await run('export-person', user)
    expect(known.code, known.err).toBe(0)
    const kinds = jsonLines(known.out).map(({ kind }) => kind)
    expect([kinds[0], kinds.includes('session'), kinds.includes('event')]).toEqual(['user', true, true])
    const erased = await run('erase', user)
    expect(erased.code, erased.err).toBe(0)
    expect(erased.out).toContain('Nothing of the person is in any answer.')
    expect(erased.out).not.toContain(user)
    expect((await run('export', 'events')).out).not.toContain(`"${user}"`)
    const again = await run('erase', user, '--json')
    expect(JSON.parse(again.out)).toMatchObject({ removed: { events: 0 }, remaining: { events: 0 } })
    expect((await run('audit')).out).toContain('Nothing is wrong.')
  })

  it('goes by a URL and a key as well', async () => {
    const secret = /Secret key +(sk_\w+)/.exec(server.said.out)?.[1] ?? ''
    const elsewhere = join(data, 'not-there')
    const { code, out } = await runSojourn(elsewhere, [
      'export',
      'sessions',
      '--url',
      server.url,
      '--key',
      secret,
    ])
    expect(code).toBe(0)
    expect(jsonLines(out).length).toBeGreaterThan(0)
    const wrong = await runSojourn(elsewhere, [
      'export',
      'sessions',
      '--url',
      server.url,
      '--key',
      'sk_wrong',
    ])
    expect(wrong.code).toBe(1)
    expect(wrong.err).toContain('The key is unknown')
  })
})

describe('commands without a server', { timeout: 120_000 }, () => {
  it('several at once share one data directory, and none leaves a server behind', async () => {
    const data = join(await temporaryFolder(), 'data')
    const runs = await Promise.all([
      runSojourn(data, seed),
      runSojourn(data, seed),
      runSojourn(data, ['status']),
    ])
    expect(runs.map(({ code, err }) => [code, err])).toEqual(runs.map(({ err }) => [0, err]))
    const numbers = runs.flatMap(({ out }) =>
      [...out.matchAll(/([\d,]+) accepted/g)].map((match) => match[1]),
    )
    const total = numbers.reduce((sum, text) => sum + Number(text?.replaceAll(',', '')), 0)
    const exported = await runSojourn(data, ['export', 'events'])
    expect(jsonLines(exported.out)).toHaveLength(total)
    await expect(readFile(join(data, 'server.json'))).rejects.toThrow('ENOENT')
  })
})
