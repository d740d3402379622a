import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { contentOf } from './data-sets/content-of.ts'
import { runSojourn } from './data-sets/run-sojourn.ts'
import { makeVisits, mapOfVisits } from './imports/make-visits.ts'
import { untilImported } from './imports/until-imported.ts'
import { describeMachine } from './machine/describe-machine.ts'
import { formatCount } from './report/format-figure.ts'
import { printTable } from './report/print-table.ts'
import { type BenchServer, startBenchServer } from './server/bench-server.ts'
import { readImport, sendImport } from './server/send-import.ts'
import { serveEngine } from './server/serve-engine.ts'
import { startS3 } from './server/start-s3.ts'
import { withTemporaryDirectory } from './server/with-temporary-directory.ts'

/**
 * Two servers on one Postgres and one ClickHouse address, uploads in a bucket: files are sent to both of them in turns, and the
 * server that was told to import each is killed in the middle. The other must go on, and come to the same events and sessions
 * as a server alone that nobody kills. `--database-url` names an empty database.
 */
const { values } = parseArgs({
  options: {
    'database-url': { type: 'string' },
    runs: { type: 'string', default: '10' },
    lines: { type: 'string', default: '30000' },
  },
})
const databaseUrl = values['database-url']
if (!databaseUrl)
  throw new Error('name an empty Postgres database: --database-url postgres://user:password@localhost/name')
const runs = Number(values.runs)
const lines = Number(values.lines)
const root = process.cwd()

console.log(describeMachine())
await withTemporaryDirectory(async (directory) => {
  const files = await Promise.all(Array.from({ length: runs }, (_, run) => makeVisits(directory, run, lines)))
  const alone = { root, dataDirectory: join(directory, 'alone') }
  const words = Object.entries(mapOfVisits).flatMap(([field, column]) => ['--map', `${field}=${column}`])
  const startedAt = performance.now()
  await runSojourn(alone, ['import', ...files, ...words, '--time-format', 'ms', '--json'])
  const tookMs = (performance.now() - startedAt) / runs
  const expected = await contentOf(alone)

  const engine = await serveEngine(join(directory, 'clickhouse'))
  const s3 = await startS3(join(directory, 's3'))
  const shared = { DATABASE_URL: databaseUrl, CLICKHOUSE_URL: engine.url }
  const start = (name: string): Promise<BenchServer> =>
    startBenchServer(join(directory, name), {
      ...shared,
      ...s3.environment,
      SOJOURN_UPLOAD_TO: 's3://files/uploads',
    })
  let [here, there] = [await start('0'), await start('1')]
  const seen = { killed: 0, takenOver: 0, unexplained: 0, secondsMax: 0 }
  for (const [run, file] of files.entries()) {
    const importId = await sendImport(here, file, { map: mapOfVisits, timeFormat: 'ms' }, there)
    await wait(tookMs * (0.1 + 0.6 * Math.random()))
    if ((await readImport(there, importId)).report === null) seen.killed++
    await here.kill()
    const killedAt = performance.now()
    process.stdout.write('.')
    const one = await untilImported(there, importId)
    if (one.run?.interruptions) seen.takenOver++
    seen.secondsMax = Math.max(seen.secondsMax, (performance.now() - killedAt) / 1000)
    seen.unexplained += one.report ? one.report.lines - one.report.accepted - one.report.duplicates : lines
    // The one that is left is the next to be killed.
    ;[here, there] = [there, await start(String(run % 2))]
  }
  await here.stop()
  await there.stop()
  const left = await s3.objects()
  await s3.stop()
  const content = await contentOf({ root, dataDirectory: join(directory, 'reading') }, shared)
  await engine.stop()
  const isSame = JSON.stringify(content) === JSON.stringify(expected)
  printTable([
    [`${runs} imports of ${formatCount(lines)} lines each, by two servers`, ''],
    ['kill -9 in the middle', String(seen.killed)],
    ['the killed server had begun, and the other went on', String(seen.takenOver)],
    ['over after the kill, seconds at most', seen.secondsMax.toFixed(1)],
    ['lines that no report explains', String(seen.unexplained)],
    ['events', formatCount(content.events)],
    ['sessions', formatCount(content.sessions)],
    ['events and sessions as of one server without a kill', isSame ? 'all' : 'NOT ALL'],
    ['audit', content.audit],
    [
      'files that are left in the bucket',
      String(left.filter((name) => !name.endsWith('import.json')).length),
    ],
  ])
  if (!isSame || seen.unexplained > 0) process.exitCode = 1
})
