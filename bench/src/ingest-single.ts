import { parseArgs } from 'node:util'
import { generateLoad } from './load/generate-load.ts'
import { describeMachine } from './machine/describe-machine.ts'
import { watchProcesses } from './machine/watch-processes.ts'
import { formatCount, formatMebibytes, formatMs } from './report/format-figure.ts'
import { printTable } from './report/print-table.ts'
import { quantile } from './report/quantile.ts'
import { startBenchServer, writeKey } from './server/bench-server.ts'
import { withTemporaryDirectory } from './server/with-temporary-directory.ts'
import { checkStored } from './store/check-stored.ts'

/** Requests of one event each: how many a second, and how long one takes at a steady rate. */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    connections: { type: 'string', default: '128' },
    rate: { type: 'string', default: '500' },
  },
})

console.log(describeMachine())
await withTemporaryDirectory(async (directory) => {
  const server = await startBenchServer(directory)
  const load = { port: server.port, writeKey, batch: 1, liveSessions: 5_000, sessions: 'named' } as const
  const connections = Number(values.connections)
  const seconds = Number(values.seconds)
  const warmUp = await generateLoad({ ...load, connections, rate: 0, seconds: 3 })
  const stopWatching = watchProcesses(server.pid)
  const most = await generateLoad({ ...load, connections, rate: 0, seconds })
  const steady = await generateLoad({ ...load, connections, rate: Number(values.rate), seconds })
  const { rssPeakBytes } = stopWatching()
  await checkStored(server, warmUp.accepted + most.accepted + steady.accepted)
  await server.stop()
  const times = ({ latencies }: typeof most) =>
    [0.5, 0.95, 0.99].map((share) => formatMs(quantile(latencies, share))).join(' / ')
  printTable([
    ['single events', 'requests a second', 'p50 / p95 / p99 ms'],
    [
      `${connections} connections, as fast as answered`,
      formatCount(most.accepted / most.seconds),
      times(most),
    ],
    [`at ${values.rate} a second`, formatCount(steady.accepted / steady.seconds), times(steady)],
  ])
  console.log(`Memory at its peak: ${formatMebibytes(rssPeakBytes)} MiB`)
  for (const { failures } of [most, steady]) if (Object.keys(failures).length > 0) console.log(failures)
})
