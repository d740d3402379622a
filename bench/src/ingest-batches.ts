import path from 'node:path'
import { parseArgs } from 'node:util'
import { insertBare, readStoredRows } from './engine/insert-bare.ts'
import { generateLoad } from './load/generate-load.ts'
import { describeMachine } from './machine/describe-machine.ts'
import { watchProcesses } from './machine/watch-processes.ts'
import { formatCount, formatMebibytes, formatMs } from './report/format-figure.ts'
import { printTable } from './report/print-table.ts'
import { quantile } from './report/quantile.ts'
import { startBenchServer, writeKey } from './server/bench-server.ts'
import { withTemporaryDirectory } from './server/with-temporary-directory.ts'
import { checkStored } from './store/check-stored.ts'

/**
 * Events a second over HTTP in batches, beside what the bare engine takes of the same rows on the same machine. So many
 * connections that what arrives during one write fills the next: how fast a server is that has enough to do.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    batch: { type: 'string', default: '50' },
    connections: { type: 'string', default: '256' },
    live: { type: 'string', default: '5000' },
    visits: { type: 'boolean', default: false },
    'bare-seconds': { type: 'string', default: '20' },
  },
})
const batch = Number(values.batch)
const bareSeconds = Number(values['bare-seconds'])
const warmUpSeconds = 3

console.log(describeMachine())
await withTemporaryDirectory(async (directory) => {
  const server = await startBenchServer(directory)
  const load = {
    port: server.port,
    writeKey,
    batch,
    connections: Number(values.connections),
    rate: 0,
    liveSessions: Number(values.live),
    sessions: values.visits ? 'visits' : 'named',
  } as const
  const warmUp = await generateLoad({ ...load, seconds: warmUpSeconds })
  const stopWatching = watchProcesses(server.pid)
  const report = await generateLoad({ ...load, seconds: Number(values.seconds) })
  const use = stopWatching()
  const stored = await checkStored(server, warmUp.accepted + report.accepted)
  await server.stop()

  const rate = report.accepted / report.seconds
  const perEvent = (seconds: number) => ((seconds * 1e6) / report.accepted).toFixed(1)
  const generatorSeconds = (report.cpu.user + report.cpu.system) / 1e6
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => formatMs(quantile(report.latencies, share)))
  printTable([
    [
      `batches of ${batch}, ${load.connections} connections, ${values.live} live sessions (${load.sessions})`,
      '',
    ],
    ['acknowledged events a second', formatCount(rate)],
    ['acknowledged events', formatCount(report.accepted)],
    ['of these stored', formatCount(stored - warmUp.accepted)],
    ['sessions', formatCount(report.sessions)],
    ['a batch, p50 / p95 / p99 ms', `${p50} / ${p95} / ${p99}`],
    ['processor µs an event: server', perEvent(use.cpuSeconds.server)],
    ['processor µs an event: engine', perEvent(use.cpuSeconds.engine)],
    ['processor µs an event: load generator', perEvent(generatorSeconds)],
    ['memory at its peak, MiB (server + engine)', memoryOf(use)],
  ])
  if (Object.keys(report.failures).length > 0) console.log('Failures:', report.failures)

  if (bareSeconds === 0) return
  const rows = await readStoredRows(path.join(directory, 'clickhouse'), 200_000)
  const table = [['bare engine, the same rows', 'rows a second', 'engine µs a row', 'server ÷ bare']]
  for (const block of [1_000, 5_000]) {
    const bare = await insertBare(directory, rows, { block, seconds: bareSeconds })
    const ratio = (rate / bare.rowsPerSecond).toFixed(2)
    table.push([
      `blocks of ${block}`,
      formatCount(bare.rowsPerSecond),
      bare.engineMicroseconds.toFixed(1),
      ratio,
    ])
  }
  printTable(table)
})

function memoryOf({ rssPeakBytes, rssPeakByName }: ReturnType<ReturnType<typeof watchProcesses>>): string {
  const { server, engine } = rssPeakByName
  return `${formatMebibytes(rssPeakBytes)} (${formatMebibytes(server)} + ${formatMebibytes(engine)})`
}
