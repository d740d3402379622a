import { parseArgs } from 'node:util'
import { describeMachine } from './machine/describe-machine.ts'
import { watchProcesses } from './machine/watch-processes.ts'
import { measureCollecting } from './questions/measure-collecting.ts'
import { type BenchQuestion, benchQuestions } from './questions/questions.ts'
import { formatCount, formatMebibytes, formatMs } from './report/format-figure.ts'
import { printTable } from './report/print-table.ts'
import { median, quantile } from './report/quantile.ts'
import { type BenchServer, startBenchServer } from './server/bench-server.ts'
import { withDirectory } from './server/with-directory.ts'
import { findOrFillStores } from './store/find-or-fill-stores.ts'

/**
 * The questions of analytics on a large site and on a small one beside it, and what they do to collecting. Before each question
 * an event is collected: of the large site, of which no answer about today is so a remembered one; the small one is asked
 * while nothing is heard of it, as mostly in use, and with an event of its own before. `--keep DIR` fills the store there, or
 * asks the one that an earlier run left there; `--only TEXT` asks the questions whose names hold the text.
 */
const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '10000000' },
    runs: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '20' },
    keep: { type: 'string' },
    only: { type: 'string', default: '' },
  },
})
const events = Number(values.events)
const runs = Number(values.runs)
const seconds = Number(values.seconds)
const smallEvents = 7_000
const questions = benchQuestions.filter(({ name }) => name.includes(values.only))
const warmRuns = 2

async function ask(server: BenchServer, { path, body }: BenchQuestion, siteId: string): Promise<number> {
  const startedAt = performance.now()
  await server.ask(`${path}${path.includes('?') ? '&' : '?'}siteId=${siteId}`, body)
  return performance.now() - startedAt
}

/** Sends an event, and waits until its session is written too, so that no answer about today is a remembered one. */
async function collect(server: BenchServer, siteId: string): Promise<void> {
  const event = { type: 'page_view', visitorId: 'bench', path: '/' }
  await server.ask(`/api/v1/events?siteId=${siteId}`, event)
  await server.ask(`/api/v1/sessions?limit=1&siteId=${siteId}`)
}

/**
 * Milliseconds of each run, and those that the processors of the engine took for one; before each an event of `siteWithEvents`
 * is collected.
 */
async function measure(
  server: BenchServer,
  question: BenchQuestion,
  siteId: string,
  siteWithEvents: string,
): Promise<{ times: number[]; engineMs: number }> {
  for (let run = 0; run < warmRuns; run++) await ask(server, question, siteId)
  const times: number[] = []
  let engineSeconds = 0
  for (let run = 0; run < runs; run++) {
    await collect(server, siteWithEvents)
    const stopWatching = watchProcesses(server.pid)
    times.push(await ask(server, question, siteId))
    engineSeconds += stopWatching().cpuSeconds.engine
  }
  return { times, engineMs: (engineSeconds * 1000) / runs }
}

console.log(describeMachine())
await withDirectory(values.keep, async (directory) => {
  const { siteId, smallSite, sessions } = await findOrFillStores(directory, events, smallEvents)
  const server = await startBenchServer(directory)
  try {
    const stopWatching = watchProcesses(server.pid)
    const columns = ['p50 ms', 'p95 ms', 'engine, processor ms']
    const of = (name: string) => columns.map((column) => `${name}, ${column}`)
    const rows = [['90 days', ...columns, 'aim ms', ...of('small site'), ...of('the same with an event')]]
    const figuresOf = ({ times, engineMs }: Awaited<ReturnType<typeof measure>>) => [
      median(times),
      quantile(times, 0.95),
      engineMs,
    ]
    for (const question of questions) {
      const figures = [
        ...figuresOf(await measure(server, question, siteId, siteId)),
        question.aimMs,
        ...figuresOf(await measure(server, question, smallSite, siteId)),
        ...figuresOf(await measure(server, question, smallSite, smallSite)),
      ]
      const row = [question.name, ...figures.map(formatMs)]
      rows.push(row)
      console.log(row.join('  '))
    }
    const use = stopWatching()
    const alone = await measureCollecting(server, siteId, seconds, async () => {})
    const beside = await measureCollecting(server, siteId, seconds, async (signal) => {
      while (!signal.aborted) for (const question of questions) await ask(server, question, siteId)
    })

    printTable([
      [`${formatCount(events)} events, ${formatCount(sessions)} sessions`, ''],
      ['memory while asking, MiB', formatMebibytes(use.rssPeakBytes)],
      ['a batch of 50, p95 ms, alone', formatMs(alone)],
      ['the same beside questions', formatMs(beside)],
    ])
    printTable(rows)
  } finally {
    // A question that fails ends the run, and must not leave the server with the store in its hands.
    await server.stop()
  }
})
