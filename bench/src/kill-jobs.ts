import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { JobRunAnswer } from '@sojourn/contract'
import { runSojourn } from './data-sets/run-sojourn.ts'
import { describeMachine } from './machine/describe-machine.ts'
import { printTable } from './report/print-table.ts'
import { type BenchServer, startBenchServer } from './server/bench-server.ts'
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

  const rebuilt = await finish(dataDirectory, (server) =>
    server.ask<{ run: JobRunAnswer }>('/api/v1/rebuild', { background: true }),
  )
  const afterRebuild = await audit()
  await runSojourn(place, ['site', '--retention', '45', '--set', 'ledgerRetentionDays=45'])
  const { sites: foreseen } = await rebuilt.server.ask<{
    sites: { sessions: { rows: { sessions: number; events: number } } }[]
  }>('/api/v1/retention/preview', {})
  const due = foreseen[0]?.sessions.rows ?? { sessions: 0, events: 0 }
  await rebuilt.server.stop()

  const removed = await finish(dataDirectory, (server) =>
    server.ask<{ run: JobRunAnswer }>('/api/v1/retention/apply', {}),
  )
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

/** Asks for a run, kills the server again and again while it goes on, and answers the one that ended it. */
async function finish(
  dataDirectory: string,
  ask: (server: BenchServer) => Promise<{ run: JobRunAnswer }>,
): Promise<{ server: BenchServer; run: JobRunAnswer }> {
  let server = await startBenchServer(dataDirectory)
  const { run } = await ask(server)
  const read = async () => (await server.ask<{ run: JobRunAnswer }>(`/api/v1/job-runs/${run.runId}`)).run
  for (let kill = 0; kill < kills && (await read()).endedAt === null; kill++) {
    await wait(Math.random() * 400)
    await server.kill()
    server = await startBenchServer(dataDirectory)
    process.stdout.write('.')
  }
  for (let now = await read(); ; now = await read()) {
    if (now.endedAt !== null) return { server, run: now }
    await wait(200)
  }
}
