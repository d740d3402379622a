import { stat } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { generateLoad } from './load/generate-load.ts'
import { describeMachine } from './machine/describe-machine.ts'
import { watchProcesses } from './machine/watch-processes.ts'
import { formatCount, formatMebibytes, formatMs } from './report/format-figure.ts'
import { printTable } from './report/print-table.ts'
import { median, quantile } from './report/quantile.ts'
import { type BenchServer, startBenchServer, writeKey } from './server/bench-server.ts'
import { changeConversions } from './server/change-conversions.ts'
import { rebuildAll } from './server/rebuild-all.ts'
import { withDirectory } from './server/with-directory.ts'
import { findOrFillStores } from './store/find-or-fill-stores.ts'
import { mergeParts } from './store/merge-parts.ts'

/**
 * How long 10,000 sessions and a million take to be folded again, the million beside live traffic, and how much longer that
 * traffic waits for its answers than alone. `--keep DIR` fills the store there, or finds it. Rows that say what their events
 * say are not written again; `--rules-changed` changes the rules before, so that nearly all are.
 */
const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '10000000' },
    sessions: { type: 'string', default: '1000000' },
    few: { type: 'string', default: '10000' },
    rate: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '20' },
    keep: { type: 'string' },
    'rules-changed': { type: 'boolean', default: false },
  },
})
const batch = 50
const hourMs = 3_600_000
const dayMs = 24 * hourMs
const filledDays = 90
/** Load goes on in pieces of so long until the rebuild is over. */
const pieceSeconds = 10

/** Milliseconds from when a request was due to its answer; failures by what they were. */
interface Collected {
  readonly latencies: number[]
  readonly failures: number
  readonly events: number
  readonly seconds: number
}

async function collect(server: BenchServer, seconds: number): Promise<Collected> {
  const report = await generateLoad({
    port: server.port,
    writeKey,
    seconds,
    batch,
    connections: 20,
    rate: Number(values.rate) / batch,
    liveSessions: 2_000,
    sessions: 'named',
  })
  const failures = Object.values(report.failures).reduce((sum, count) => sum + count, 0)
  return { latencies: [...report.latencies], failures, events: report.accepted, seconds: report.seconds }
}

/** Collects as long as something else goes on. */
async function collectBeside(server: BenchServer, work: Promise<unknown>): Promise<Collected> {
  let isOver = false
  const over = work.finally(() => {
    isOver = true
  })
  const all = { latencies: [] as number[], failures: 0, events: 0, seconds: 0 }
  while (!isOver) {
    const piece = await collect(server, pieceSeconds)
    all.latencies.push(...piece.latencies)
    all.failures += piece.failures
    all.events += piece.events
    all.seconds += piece.seconds
  }
  await over
  return all
}

console.log(describeMachine())
await withDirectory(values.keep, async (directory) => {
  const { sessions, siteId } = await findOrFillStores(directory, Number(values.events), 7_000)
  // What is filled in begins 91 days before, evenly.
  const filledAt = (await stat(path.join(directory, 'filled.json'))).mtimeMs
  const rangeOf = (count: number, from: number) => ({
    from: new Date(from).toISOString(),
    to: new Date(from + (count / sessions) * filledDays * dayMs).toISOString(),
  })
  const server = await startBenchServer(directory)
  const measure = async () => {
    if (values['rules-changed']) await changeConversions(server, siteId)
    const few = await rebuildAll(server, rangeOf(Number(values.few), filledAt - 45 * dayMs))
    const alone = await collect(server, Number(values.seconds))
    const stopWatching = watchProcesses(server.pid)
    const rebuilding = rebuildAll(server, rangeOf(Number(values.sessions), filledAt - 91 * dayMs - hourMs))
    const beside = await collectBeside(server, rebuilding)
    const many = await rebuilding
    const use = stopWatching()
    return { few, alone, beside, many, use }
  }
  // One that fails must not leave the server with the store in its hands.
  const { few, alone, beside, many, use } = await measure().finally(() => server.stop())
  if (values.keep) await mergeParts(path.join(directory, 'clickhouse'))

  const wait = (share: number) => [alone, beside].map(({ latencies }) => quantile(latencies, share))
  const [aloneP95 = 0, besideP95 = 0] = wait(0.95)
  const ofCollecting = ({ events, seconds, failures }: Collected) =>
    `${formatCount(events / seconds)} a second, ${failures} failed`
  printTable([
    ['sessions folded again', ''],
    ['alone: sessions', formatCount(few.sessions)],
    ['in seconds', few.seconds.toFixed(1)],
    ['rows written', formatCount(few.written)],
    ['beside traffic: sessions', formatCount(many.sessions)],
    ['in seconds', many.seconds.toFixed(1)],
    ['rows written', formatCount(many.written)],
    ['events collected, alone', ofCollecting(alone)],
    ['events collected, beside', ofCollecting(beside)],
    [
      `a batch of ${batch}, alone, p50 / p95 ms`,
      `${formatMs(median(alone.latencies))} / ${formatMs(aloneP95)}`,
    ],
    ['the same beside', `${formatMs(median(beside.latencies))} / ${formatMs(besideP95)}`],
    ['longer at p95, ms', formatMs(besideP95 - aloneP95)],
    ['memory, server + engine, MiB', formatMebibytes(use.rssPeakBytes)],
  ])
})
