import { parseArgs } from 'node:util'
import { runSojourn } from './data-sets/run-sojourn.ts'
import { type KilledRun, runKilled } from './jobs/run-killed.ts'
import { describeMachine } from './machine/describe-machine.ts'
import { printTable } from './report/print-table.ts'
import { startBenchServer } from './server/bench-server.ts'
import { withTemporaryDirectory } from './server/with-temporary-directory.ts'

/** Kills the server in the middle of a rebuild and of retention, again and again; each must come to the same in the end. */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '10' }, users: { type: 'string', default: '3000' } },
})
const kills = Number(values.runs)

interface AuditReport {
  readonly isClean: boolean
  readonly sessions: number
  readonly events: number
}

console.log(describeMachine())
await withTemporaryDirectory(async (dataDirectory) => {
  const place = { root: process.cwd(), dataDirectory }
  const audit = async () => JSON.parse(await runSojourn(place, ['audit', '--json'])) as AuditReport
  await runSojourn(place, ['seed', '--users', values.users])
  const before = await audit()

  const killed: KilledRun = {
    start: () => startBenchServer(dataDirectory),
    kills,
    livesMs: 400,
    ask: (server, path, body) => server.ask(path, body),
  }
  const rebuilt = await runKilled(killed, '/api/v1/rebuild', { background: true })
  const afterRebuild = await audit()
  await runSojourn(place, ['site', '--retention', '45', '--set', 'ledgerRetentionDays=45'])
  const { sites: foreseen } = await rebuilt.server.ask<{
    sites: { sessions: { rows: { sessions: number; events: number } } }[]
  }>('/api/v1/retention/preview', {})
  const due = foreseen[0]?.sessions.rows ?? { sessions: 0, events: 0 }
  await rebuilt.server.stop()

  const removed = await runKilled(killed, '/api/v1/retention/apply', {})
  const afterRetention = await audit()
  await removed.server.stop()
  const isSame =
    afterRebuild.sessions === before.sessions &&
    afterRetention.sessions === before.sessions - due.sessions &&
    afterRetention.events === before.events - due.events
  const isClean = afterRebuild.isClean && afterRetention.isClean
  printTable([
    [`${kills} times kill -9 in the middle of each`, ''],
    ['sessions', String(before.sessions)],
    ['a rebuild: interrupted, then', `${rebuilt.run.interruptions} times, ${rebuilt.run.status}`],
    ['retention: interrupted, then', `${removed.run.interruptions} times, ${removed.run.status}`],
    ['sessions that had run out, and are gone', String(due.sessions)],
    ['sessions and events as they should be', isSame ? 'yes' : 'NO'],
    ['audits', isClean ? 'clean' : 'NOT CLEAN'],
  ])
  if (!isSame || !isClean) process.exitCode = 1
})
