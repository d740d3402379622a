import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { describeMachine } from './machine/describe-machine.ts'
import { watchProcesses } from './machine/watch-processes.ts'
import { formatCount, formatMebibytes, formatMs } from './report/format-figure.ts'
import { printTable } from './report/print-table.ts'
import { median, quantile } from './report/quantile.ts'
import { type BenchServer, startBenchServer } from './server/bench-server.ts'
import { rebuildAll } from './server/rebuild-all.ts'
import { withDirectory } from './server/with-directory.ts'
import { findOrFillStores } from './store/find-or-fill-stores.ts'
import { mergeParts } from './store/merge-parts.ts'

/**
 * A large store: how fast it is ready, how fast it is read, and how long its rebuild takes. `--keep DIR` fills the store there,
 * or takes the one that an earlier run of this or of `queries` left there, whose events `--events` must name;
 * `--only TEXT` asks the questions whose names hold the text; `--no-rebuild` leaves the rebuild out.
 */
const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '10000000' },
    requests: { type: 'string', default: '200' },
    starts: { type: 'string', default: '5' },
    keep: { type: 'string' },
    only: { type: 'string', default: '' },
    'no-rebuild': { type: 'boolean', default: false },
  },
})
const events = Number(values.events)
const smallEvents = 7_000
const settlingMs = 5_000
const sessions = Math.ceil(events / 7)
const requests = Number(values.requests)

/** What is asked, by its name; `turn` counts the requests, so that no answer is the one before. */
const questions: Record<string, (turn: number) => string> = {
  'session with its events': (turn) => `/api/v1/sessions/${sessionId(turn * 7_919)}`,
  'list, newest 25': () => '/api/v1/sessions',
  'list, 30 days': () => '/api/v1/sessions?range=30d',
  'list, device, country and converted, 90 days': () =>
    '/api/v1/sessions?range=90d&device=mobile&country=FR&converted=true',
  'list, outcome and status, 90 days': () => '/api/v1/sessions?range=90d&outcome=abandoned&status=expired',
  'list, a page': (turn) => `/api/v1/sessions?page=/products/p${turn % 500}`,
  'sessions of a user': (turn) => `/api/v1/users/user_${(turn * 5) % 5000}/sessions`,
  'statistics of a user': (turn) => `/api/v1/users/user_${(turn * 5) % 5000}/stats?daysBack=90`,
  'active sessions': () => '/api/v1/sessions/active',
}

const sessionId = (number: number) => `sess_${String(number % sessions).padStart(26, '0')}`

async function measure(server: BenchServer, name: string, ask: (turn: number) => string): Promise<string[]> {
  const times: number[] = []
  for (let turn = 0; turn < 5; turn++) await server.ask(ask(turn))
  const stopWatching = watchProcesses(server.pid)
  for (let turn = 5; turn < requests + 5; turn++) {
    const startedAt = performance.now()
    await server.ask(ask(turn))
    times.push(performance.now() - startedAt)
  }
  const { cpuSeconds } = stopWatching()
  const processorMs = ((cpuSeconds.server + cpuSeconds.engine) * 1000) / requests
  return [name, formatMs(median(times)), formatMs(quantile(times, 0.95)), processorMs.toFixed(1)]
}

console.log(describeMachine())
await withDirectory(values.keep, async (directory) => {
  await findOrFillStores(directory, events, smallEvents)

  const readyMs: number[] = []
  for (let start = 1; start < Number(values.starts); start++) {
    const started = await startBenchServer(directory)
    readyMs.push(started.readyMs)
    await started.stop()
  }
  const server = await startBenchServer(directory)
  readyMs.push(server.readyMs)
  const table = [
    ['a store that is there already', ''],
    [`ready, ms (median of ${readyMs.length} starts)`, formatMs(median(readyMs))],
  ]
  // In its first seconds a server reads the hashes of all sessions.
  await wait(settlingMs)
  const watchReading = watchProcesses(server.pid)
  const rows = [
    [`${formatCount(events)} events, ${formatCount(sessions)} sessions`, 'p50 ms', 'p95 ms', 'processor ms'],
  ]
  for (const [name, ask] of Object.entries(questions))
    if (name.includes(values.only)) rows.push(await measure(server, name, ask))
  table.push(['memory while reading, MiB', formatMebibytes(watchReading().rssPeakBytes)])
  if (!values['no-rebuild']) {
    const watchRebuild = watchProcesses(server.pid)
    const rebuilt = await rebuildAll(server)
    table.push(
      ['sessions rebuilt', formatCount(rebuilt.sessions)],
      ['rows written', formatCount(rebuilt.written)],
      ['rebuild, seconds', rebuilt.seconds.toFixed(1)],
      ['sessions rebuilt a second', formatCount(rebuilt.sessions / rebuilt.seconds)],
      ['memory while rebuilding, MiB', formatMebibytes(watchRebuild().rssPeakBytes)],
    )
  }
  await server.stop()
  // A store that is kept is left as the next run is to find it.
  if (values.keep && !values['no-rebuild']) await mergeParts(path.join(directory, 'clickhouse'))

  printTable(table)
  printTable(rows)
})
