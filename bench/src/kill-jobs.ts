import { cp } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { runSojourn } from './data-sets/run-sojourn.ts'
import { type KilledRun, runKilled } from './jobs/run-killed.ts'
import { describeMachine } from './machine/describe-machine.ts'
import { printTable } from './report/print-table.ts'
import { askAsMachine } from './server/ask-as-machine.ts'
import { type BenchServer, startBenchServer } from './server/bench-server.ts'
import { withTemporaryDirectory } from './server/with-temporary-directory.ts'

/**
 * Kills the server in the middle of each job that changes what is stored, again and again; each must come to the same in the
 * end. Days that were written down must be those of a copy of the data on which nothing was killed. Before the rebuild the rules
 * of pages change, so that it writes the pages of events too; the audit then holds each of them against the rules.
 */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '10' }, users: { type: 'string', default: '3000' } },
})
const kills = Number(values.runs)
const pageRules = JSON.stringify([{ match: '^/(.+)$', replace: '/new/$1' }])
const countPeople = '/api/v1/jobs/count-people/run'

interface AuditReport {
  readonly isClean: boolean
  readonly sessions: number
  readonly events: number
}

/** Jobs of the installation belong to whoever is on its machine. */
const asMachine = (data: string): Pick<KilledRun, 'ask'> => ({
  ask: (server, path, body) => askAsMachine(data, server, path, body),
})

/** All days that are written down, but for when their people were counted. */
async function readDays(server: BenchServer): Promise<string> {
  const answer = await server.ask('/api/v1/analytics/days?range=12mo')
  return JSON.stringify(answer, (name, value) => (name === 'countedAt' ? value !== null : value))
}

console.log(describeMachine())
await withTemporaryDirectory(async (directory) => {
  const dataDirectory = `${directory}/data`
  const place = { root: process.cwd(), dataDirectory }
  const audit = async () => JSON.parse(await runSojourn(place, ['audit', '--json'])) as AuditReport
  await runSojourn(place, ['seed', '--users', values.users])
  const before = await audit()
  const copy = `${directory}/copy`
  await cp(dataDirectory, copy, { recursive: true })
  const calm = await startBenchServer(copy)
  await runKilled({ ...asMachine(copy), start: async () => calm, kills: 0, livesMs: 0 }, countPeople, {})
  const daysOfCalm = await readDays(calm)
  await calm.stop()

  const killed: KilledRun = {
    start: () => startBenchServer(dataDirectory),
    kills,
    livesMs: 400,
    ask: (server, path, body) => server.ask(path, body),
  }
  const counted = await runKilled({ ...killed, ...asMachine(dataDirectory) }, countPeople, {})
  const areDaysSame = (await readDays(counted.server)) === daysOfCalm
  await counted.server.stop()
  await runSojourn(place, ['site', '--set', `pageRules=${pageRules}`])
  const { reread } = JSON.parse(await runSojourn(place, ['rebuild', '--preview', '--json'])) as {
    reread: number
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
    ['people of each day: interrupted, then', `${counted.run.interruptions} times, ${counted.run.status}`],
    ['days as on a copy where nothing was killed', areDaysSame ? 'yes' : 'NO'],
    ['a rebuild: interrupted, then', `${rebuilt.run.interruptions} times, ${rebuilt.run.status}`],
    ['retention: interrupted, then', `${removed.run.interruptions} times, ${removed.run.status}`],
    ['events with pages of former rules, all written anew', String(reread)],
    ['sessions that had run out, and are gone', String(due.sessions)],
    ['sessions and events as they should be', isSame ? 'yes' : 'NO'],
    ['audits', isClean ? 'clean' : 'NOT CLEAN'],
  ])
  if (!isSame || !isClean || !areDaysSame || reread === 0) process.exitCode = 1
})
