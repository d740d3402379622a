import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { runSojourn, serve, startSojourn } from './run-sojourn.ts'
import { temporaryFolder } from './temporary-folder.ts'

const map = ['--map', 'timestamp=at', '--map', 'visitorId=who', '--map', 'type=what', '--time-format', 'ms']
const at = Date.UTC(2026, 4, 1)
const minute = 60_000
const jsonLines = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

describe('sojourn import beside a running server', { timeout: 180_000 }, () => {
  let home = ''
  let data = ''
  let server: Awaited<ReturnType<typeof serve>>
  beforeAll(async () => {
    home = await realpath(await mkdtemp(join(tmpdir(), 'sojourn-cli-')))
    data = join(home, 'data')
    server = await serve(data)
  })
  afterAll(async () => {
    server?.child.kill('SIGTERM')
    await server?.ended
    await rm(home, { recursive: true, force: true })
  })

  it('stops at a mapping that fits nothing before it sends anything', async () => {
    const folder = await temporaryFolder()
    const file = join(folder, 'log.csv')
    await writeFile(file, 'at,who,what\n2026-05-01,ann,view\n')
    const wrongTime = await runSojourn(data, ['import', file, ...map])
    expect(wrongTime.code).toBe(1)
    expect(wrongTime.err).toMatch(/No line of .+ is an event by this mapping; .+timestamp is not a time/)
    const wrongColumn = await runSojourn(data, ['import', file, ...map, '--map', 'path=pgae'])
    expect(wrongColumn.err).toContain('no column "pgae". Its columns are at, who, what.')
    const noFile = await runSojourn(data, ['import', join(folder, 'nothing.csv'), ...map])
    expect(noFile.err).toContain('There is no ')
    expect((await runSojourn(data, ['export', 'events'])).out).toBe('')
  })

  it('shows the first lines as events without touching anything', async () => {
    const folder = await temporaryFolder()
    const file = join(folder, 'log.csv')
    await writeFile(file, `at,who,what\n${at},ann,view\nsoon,ann,view\n`)
    const { code, out } = await runSojourn(join(folder, 'data'), ['import', file, ...map, '--dry-run'])
    expect(code).toBe(0)
    expect(jsonLines(out)).toMatchObject([
      { line: 2, event: { timestamp: '2026-05-01T00:00:00.000Z', visitorId: 'ann', type: 'view' } },
      { line: 3, rejected: expect.stringContaining('timestamp is not a time of the format') },
    ])
    expect(await readdir(folder)).toEqual(['log.csv'])
  })

  it('accounts for every line, and writes aside what is none', async () => {
    const folder = await temporaryFolder()
    const file = join(folder, 'log.csv')
    const lines = [
      'at,who,what,agent,when',
      `${at + 40 * minute},ann,view,,`,
      `${at},ann,view,,`,
      `${at},ann,view,,`,
      'soon,ann,view,,',
      `${at},,view,,`,
      '"open,ann,view,,',
      `${at},robot,view,Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html),`,
      '',
      `${Date.now() + 48 * 60 * minute},ann,view,,`,
      'one field',
    ]
    await writeFile(file, lines.join('\n'))
    const { code, out } = await runSojourn(data, [
      'import',
      file,
      ...map,
      '--map',
      'userAgent=agent',
      '--json',
    ])
    expect(code).toBe(0)
    const report = JSON.parse(out)
    expect(report).toMatchObject({
      lines: 10,
      accepted: 3,
      duplicates: 0,
      notStored: 1,
      empty: 1,
      rejected: 5,
    })
    const rejected = jsonLines(await readFile(`${file}.rejected.ndjson`, 'utf8'))
    expect(rejected.map(({ line, raw }) => [line, raw])).toEqual([
      [5, lines[4]],
      [6, lines[5]],
      [7, lines[6]],
      [11, lines[10]],
      [10, lines[9]],
    ])
    expect(rejected.at(-1).reason).toContain('24 hours in the future')
    expect((await readdir(folder)).sort()).toEqual(['log.csv', 'log.csv.rejected.ndjson'])

    // Equal lines are two events, and 40 minutes later is another visit.
    const sessions = jsonLines((await runSojourn(data, ['export', 'sessions'])).out)
    expect(sessions.map(({ stepsTaken }) => stepsTaken)).toEqual([2, 1])

    // The same content, packed: the same lines.
    await writeFile(`${file}.gz`, gzipSync(await readFile(file)))
    const words = ['import', `${file}.gz`, ...map, '--map', 'userAgent=agent', '--json']
    expect(JSON.parse((await runSojourn(data, words)).out)).toMatchObject({ accepted: 0, duplicates: 3 })
  })

  it('refuses what is older than the site keeps, and says how to lift that', async () => {
    const folder = await temporaryFolder()
    const file = join(folder, 'old.csv')
    await writeFile(file, `at,who,what\n${at},ann,view\n${Date.UTC(2003, 4, 7)},ann,view\n`)
    await runSojourn(data, ['site', '--retention', '400'])
    const refused = await runSojourn(data, ['import', file, ...map])
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('begins on 2003-05-07, and the site keeps events for 400 days')
    const [, lift = ''] = /npx sojourn (.+)$/m.exec(refused.err) ?? []
    await runSojourn(data, lift.split(' '))
    const { out } = await runSojourn(data, ['import', file, ...map, '--json'])
    expect(JSON.parse(out)).toMatchObject({ lines: 2, accepted: 2 })
  })
})

describe('sojourn import without a server', { timeout: 180_000 }, () => {
  it('goes on where it was killed or interrupted, and loses and doubles nothing', async () => {
    const folder = await temporaryFolder()
    const data = join(folder, 'data')
    const file = join(folder, 'long.csv')
    const count = 20_000
    const rows = Array.from(
      { length: count },
      (_, index) => `${at + ((index * 7919) % count) * 1000},v${index % 500},view`,
    )
    await writeFile(file, `at,who,what\n${rows.join('\n')}\n`)
    const words = ['import', file, ...map, '--json']
    const journal = `${file}.import-journal.ndjson`
    const sentBatches = async () => (await readFile(journal, 'utf8').catch(() => '')).split('\n').length

    const endAfter = async (batches: number, signal: NodeJS.Signals) => {
      const running = startSojourn(data, words)
      await expect.poll(sentBatches, { timeout: 60_000, interval: 20 }).toBeGreaterThan(batches)
      running.child.kill(signal)
      return { code: await running.ended, err: running.said.err }
    }
    expect((await endAfter(4, 'SIGKILL')).code).toBe('SIGKILL')
    const interrupted = await endAfter(8, 'SIGINT')
    expect(interrupted.code).toBe(130)
    expect(interrupted.err).toContain('Going on from event')
    expect(interrupted.err).toContain('The same command goes on from there.')

    // What stands at last can be seen beside one server as well as by one each.
    const server = await serve(data)
    onTestFinished(async () => {
      server.child.kill('SIGTERM')
      await server.ended
    })
    const { code, out } = await runSojourn(data, words)
    expect(code).toBe(0)
    const { accepted, duplicates } = JSON.parse(out)
    expect(accepted + duplicates).toBe(count)
    const events = jsonLines((await runSojourn(data, ['export', 'events'])).out)
    expect(events).toHaveLength(count)
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(count)
    expect((await readdir(folder)).sort()).toEqual(['data', 'long.csv'])
    expect(await runSojourn(data, ['audit'])).toMatchObject({ code: 0 })
  })
})
