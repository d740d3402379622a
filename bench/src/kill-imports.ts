import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { contentOf } from './data-sets/content-of.ts'
import { killSojourn } from './data-sets/kill-sojourn.ts'
import { type Place, runSojourn, startSojourn } from './data-sets/run-sojourn.ts'
import { makeVisits, mapOfVisits } from './imports/make-visits.ts'
import { untilImported } from './imports/until-imported.ts'
import { describeMachine } from './machine/describe-machine.ts'
import { formatCount } from './report/format-figure.ts'
import { printTable } from './report/print-table.ts'
import { secretKey, startBenchServer } from './server/bench-server.ts'
import { freePort } from './server/free-port.ts'
import { readImport, sendImport } from './server/send-import.ts'
import { withTemporaryDirectory } from './server/with-temporary-directory.ts'

/**
 * Kills the command in the middle of an import, the server that it sends to in the middle of another, and a server in the
 * middle of importing a file that was sent to it as the screen does: run again, or going on by itself, each must come to the
 * same events and sessions as one that nobody killed.
 */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '10' }, lines: { type: 'string', default: '30000' } },
})
const runs = Number(values.runs)
const lines = Number(values.lines)
const root = process.cwd()
const words = Object.entries(mapOfVisits).flatMap(([field, column]) => ['--map', `${field}=${column}`])
const options = [...words, '--time-format', 'ms', '--json']

interface Report {
  readonly lines: number
  readonly accepted: number
  readonly duplicates: number
}

console.log(describeMachine())
await withTemporaryDirectory(async (directory) => {
  const files = await Promise.all(Array.from({ length: runs }, (_, run) => makeVisits(directory, run, lines)))
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
    ofCommands.unexplained += unexplained(JSON.parse(await importInto(commands, [file])))
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
    ofServers.unexplained += unexplained(JSON.parse(said))
  }
  await server.stop()

  const sent = placeOf('sent')
  const start = () => startBenchServer(sent.dataDirectory, settings)
  server = await start()
  const ofSent = { killed: 0, unexplained: 0, interrupted: 0 }
  for (const file of files) {
    const importId = await sendImport(server, file, { map: mapOfVisits, timeFormat: 'ms' })
    await wait(tookMs * (0.05 + 0.7 * Math.random()))
    if ((await readImport(server, importId)).report === null) ofSent.killed++
    await server.kill()
    server = await start()
    process.stdout.write('.')
    const { report, run } = await untilImported(server, importId)
    if (run?.interruptions) ofSent.interrupted++
    ofSent.unexplained += unexplained(report)
  }
  await server.stop()

  const contents = [await contentOf(commands), await contentOf(servers), await contentOf(sent)]
  const isSame = contents.map((content) => JSON.stringify(content) === JSON.stringify(expected))
  printTable([
    [`${runs} imports of ${formatCount(lines)} lines each`, 'command killed', 'server killed', 'file sent'],
    ['kill -9 in the middle', ...[ofCommands, ofServers, ofSent].map(({ killed }) => String(killed))],
    ['the command had to be run again', String(runs), String(ofServers.begunAgain), ''],
    ['the run was interrupted, and went on by itself', '', '', String(ofSent.interrupted)],
    [
      'lines that no report explains',
      ...[ofCommands, ofServers, ofSent].map((one) => String(one.unexplained)),
    ],
    ['events', ...contents.map(({ events }) => formatCount(events))],
    ['sessions', ...contents.map(({ sessions }) => formatCount(sessions))],
    ['events and sessions as without a kill', ...isSame.map((one) => (one ? 'all' : 'NOT ALL'))],
    ['audits', ...contents.map(({ audit }) => audit)],
  ])
  if (!isSame.every(Boolean) || ofCommands.unexplained + ofServers.unexplained + ofSent.unexplained > 0)
    process.exitCode = 1
})

function unexplained(report: Report | null): number {
  return report ? report.lines - report.accepted - report.duplicates : lines
}
