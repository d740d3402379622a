import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { killSojourn } from './data-sets/kill-sojourn.ts'
import { type Place, runSojourn, startSojourn } from './data-sets/run-sojourn.ts'
import { describeMachine } from './machine/describe-machine.ts'
import { formatCount } from './report/format-figure.ts'
import { printTable } from './report/print-table.ts'
import { secretKey, startBenchServer } from './server/bench-server.ts'
import { freePort } from './server/free-port.ts'
import { withTemporaryDirectory } from './server/with-temporary-directory.ts'

/**
 * Kills the command in the middle of an import, and the server that it sends to in the middle of another: run again, or
 * going on by itself, it must come to the same events and sessions as one that nobody killed.
 */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '10' }, lines: { type: 'string', default: '30000' } },
})
const runs = Number(values.runs)
const lines = Number(values.lines)
const root = process.cwd()
const map = ['timestamp=at', 'visitorId=who', 'type=what', 'path=place'].flatMap((one) => ['--map', one])
const options = [...map, '--time-format', 'ms', '--json']

interface Report {
  readonly lines: number
  readonly accepted: number
  readonly duplicates: number
}

console.log(describeMachine())
await withTemporaryDirectory(async (directory) => {
  const files = await Promise.all(Array.from({ length: runs }, (_, run) => makeFile(directory, run)))
  const placeOf = (name: string): Place => ({ root, dataDirectory: join(directory, name) })
  const importInto = (place: Place, words: readonly string[]) =>
    runSojourn(place, ['import', ...words, ...options])

  const undisturbed = placeOf('undisturbed')
  const startedAt = performance.now()
  await importInto(undisturbed, files)
  const tookMs = (performance.now() - startedAt) / runs
  const expected = await contentOf(undisturbed)

  const commands = placeOf('command-killed')
  await runSojourn(commands, ['status'])
  const ofCommands = { killed: 0, unexplained: 0 }
  for (const file of files) {
    // Its server, which is a part of it, takes a moment to start.
    if (await killSojourn(commands, ['import', file, ...options], 1_500 + tookMs)) ofCommands.killed++
    ofCommands.unexplained += unexplained(await importInto(commands, [file]))
  }

  const servers = placeOf('server-killed')
  const settings = { PORT: String(await freePort()) }
  let server = await startBenchServer(servers.dataDirectory, settings)
  const at = ['--url', `http://127.0.0.1:${settings.PORT}`, '--key', secretKey]
  const ofServers = { killed: 0, unexplained: 0, begunAgain: 0 }
  for (const file of files) {
    const command = startSojourn(servers, ['import', file, ...options, ...at])
    const output: Buffer[] = []
    command.stdout.on('data', (piece: Buffer) => output.push(piece))
    const ended = once(command, 'close')
    await Promise.race([wait(500 + tookMs * (0.2 + 0.6 * Math.random())), ended])
    if (command.exitCode === null) ofServers.killed++
    await server.kill()
    server = await startBenchServer(servers.dataDirectory, settings)
    process.stdout.write('.')
    const [code] = await ended
    // Where the server was away for longer than the command waits, it says so, and goes on when it is run again.
    if (code !== 0) ofServers.begunAgain++
    const said = code === 0 ? Buffer.concat(output).toString() : await importInto(servers, [file, ...at])
    ofServers.unexplained += unexplained(said)
  }
  await server.stop()

  const contents = [await contentOf(commands), await contentOf(servers)]
  const isSame = contents.map((content) => JSON.stringify(content) === JSON.stringify(expected))
  printTable([
    [`${runs} imports of ${formatCount(lines)} lines each`, 'command killed', 'server killed'],
    ['kill -9 in the middle', String(ofCommands.killed), String(ofServers.killed)],
    ['the command had to be run again', String(runs), String(ofServers.begunAgain)],
    ['lines that no report explains', String(ofCommands.unexplained), String(ofServers.unexplained)],
    ['events', ...contents.map(({ events }) => formatCount(events))],
    ['sessions', ...contents.map(({ sessions }) => formatCount(sessions))],
    ['events and sessions as without a kill', ...isSame.map((one) => (one ? 'all' : 'NOT ALL'))],
    ['audits', ...contents.map(({ audit }) => audit)],
  ])
  if (!isSame.every(Boolean) || ofCommands.unexplained + ofServers.unexplained > 0) process.exitCode = 1
})

/** Visits of four pages of a file's own visitors over 60 days, in no order. */
async function makeFile(directory: string, run: number): Promise<string> {
  const file = join(directory, `${run}.csv`)
  const from = Date.UTC(2026, 0, 1) + run * 1000
  const rows = Array.from({ length: lines }, (_, index) => {
    const number = (index * 7919) % lines
    const visit = Math.floor(number / 4)
    const at = from + Math.floor((visit * 4 * 60 * 86_400_000) / lines) + (number % 4) * 60_000
    return `${at},visitor-${run}-${visit % 997},${number % 5 === 4 ? 'click' : 'page_view'},/page-${number % 31}`
  })
  await writeFile(file, `at,who,what,place\n${rows.join('\n')}\n`)
  return file
}

function unexplained(said: string): number {
  const report = JSON.parse(said) as Report
  return report.lines - report.accepted - report.duplicates
}

/** What a store holds, without what each store gives of its own: ids of visits and times of arrival. */
async function contentOf(place: Place) {
  const exported = async (what: string, columns: string) => {
    const text = await runSojourn(place, ['export', what, '--columns', columns])
    const rows = text.trimEnd().split('\n').sort()
    return { rows: rows.length, hash: createHash('sha256').update(rows.join('\n')).digest('hex') }
  }
  const events = await exported('events', 'eventId,type,timestamp,visitorId,path,sequence')
  const sessions = await exported(
    'sessions',
    'visitorId,startedAt,endedAt,status,endReason,duration,stepsTaken,pageCount,bounced,outcome,entryPage,exitPage,journeyPath',
  )
  const { isClean } = JSON.parse(await runSojourn(place, ['audit', '--json'])) as { isClean: boolean }
  return {
    events: events.rows,
    sessions: sessions.rows,
    hashes: [events.hash, sessions.hash],
    audit: isClean ? 'clean' : 'NOT CLEAN',
  }
}
