import { parseArgs } from 'node:util'
import { describeMachine } from './machine/describe-machine.ts'
import { watchProcesses } from './machine/watch-processes.ts'
import { measureCollecting } from './questions/measure-collecting.ts'
import { type BenchQuestion, benchQuestions, type Range } from './questions/questions.ts'
import { formatCount, formatMebibytes, formatMs } from './report/format-figure.ts'
import { printTable } from './report/print-table.ts'
import { median, quantile } from './report/quantile.ts'
import { type BenchServer, startBenchServer } from './server/bench-server.ts'
import { withDirectory } from './server/with-directory.ts'
import { findOrFillStores } from './store/find-or-fill-stores.ts'

/**
 * The questions of analytics on a large store and on a small one beside it, and what they do to collecting. `--keep DIR` fills
 * the store there, or asks the one that an earlier run left there; `--only TEXT` asks the questions whose names hold the text.
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
const dayMs = 86_400_000

/** No range is asked about twice, so that no answer is a remembered one. */
let turn = 0
function nextRange(): Range {
  turn += 1
  const to = Date.now()
  return { from: new Date(to - 90 * dayMs - turn).toISOString(), to: new Date(to).toISOString() }
}

async function ask(server: BenchServer, question: BenchQuestion, siteId: string): Promise<number> {
  const { path, body } = question.ask(nextRange())
  const startedAt = performance.now()
  await server.ask(`${path}${path.includes('?') ? '&' : '?'}siteId=${siteId}`, body)
  return performance.now() - startedAt
}

/** Milliseconds of each run, and those that the processors of the engine took for one. */
async function measure(
  server: BenchServer,
  question: BenchQuestion,
  siteId: string,
): Promise<{ times: number[]; engineMs: number }> {
  for (let run = 0; run < warmRuns; run++) await ask(server, question, siteId)
  const stopWatching = watchProcesses(server.pid)
  const times: number[] = []
  for (let run = 0; run < runs; run++) times.push(await ask(server, question, siteId))
  return { times, engineMs: (stopWatching().cpuSeconds.engine * 1000) / runs }
}

console.log(describeMachine())
await withDirectory(values.keep, async (directory) => {
  const { siteId, smallSite, sessions } = await findOrFillStores(directory, events, smallEvents)
  const server = await startBenchServer(directory)
  try {
    const stopWatching = watchProcesses(server.pid)
    const columns = ['p50 ms', 'p95 ms', 'engine, processor ms']
    const rows = [['90 days', ...columns, 'aim ms', ...columns.map((column) => `small site, ${column}`)]]
    for (const question of questions) {
      const large = await measure(server, question, siteId)
      const small = await measure(server, question, smallSite)
      const figuresOf = ({ times, engineMs }: typeof large) => [
        median(times),
        quantile(times, 0.95),
        engineMs,
      ]
      const figures = [...figuresOf(large), question.aimMs, ...figuresOf(small)]
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
