import { parseArgs } from 'node:util'
import { describeMachine } from './machine/describe-machine.ts'
import { watchProcesses } from './machine/watch-processes.ts'
import { formatCount, formatMebibytes, formatMs } from './report/format-figure.ts'
import { printTable } from './report/print-table.ts'
import { median, quantile } from './report/quantile.ts'
import { type BenchServer, startBenchServer } from './server/bench-server.ts'
import { withTemporaryDirectory } from './server/with-temporary-directory.ts'
import { fillStore } from './store/fill-store.ts'

/** A large store: how long its rebuild takes, how fast it is ready, and how fast it is read. */
const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '10000000' },
    requests: { type: 'string', default: '200' },
    starts: { type: 'string', default: '5' },
  },
})
const events = Number(values.events)
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
  for (let turn = 0; turn < requests + 5; turn++) {
    const startedAt = performance.now()
    await server.ask(ask(turn))
    if (turn >= 5) times.push(performance.now() - startedAt)
  }
  return [name, formatMs(median(times)), formatMs(quantile(times, 0.95))]
}

console.log(describeMachine())
await withTemporaryDirectory(async (directory) => {
  const filled = await fillStore(directory, events)

  const readyMs: number[] = []
  for (let start = 1; start < Number(values.starts); start++) {
    const started = await startBenchServer(directory)
    readyMs.push(started.readyMs)
    await started.stop()
  }
  const server = await startBenchServer(directory)
  readyMs.push(server.readyMs)
  const stopWatching = watchProcesses(server.pid)
  const rows = [[`${formatCount(events)} events, ${formatCount(sessions)} sessions`, 'p50 ms', 'p95 ms']]
  for (const [name, ask] of Object.entries(questions)) rows.push(await measure(server, name, ask))
  const use = stopWatching()
  await server.stop()

  printTable([
    ['a store that is there already', ''],
    ['sessions rebuilt', formatCount(filled.sessions)],
    ['rebuild, seconds', filled.rebuildSeconds.toFixed(1)],
    ['sessions rebuilt a second', formatCount(filled.sessions / filled.rebuildSeconds)],
    ['memory while rebuilding, MiB', formatMebibytes(filled.rssPeakBytes)],
    [`ready, ms (median of ${readyMs.length} starts)`, formatMs(median(readyMs))],
    ['memory while reading, MiB', formatMebibytes(use.rssPeakBytes)],
  ])
  printTable(rows)
})
