import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { describeMachine } from './machine/describe-machine.ts'
import { readProcessTree } from './machine/process-tree.ts'
import { formatCount, formatMs } from './report/format-figure.ts'
import { printTable } from './report/print-table.ts'
import { median } from './report/quantile.ts'
import { type BenchServer, secretKey, startBenchServer, writeKey } from './server/bench-server.ts'
import { withTemporaryDirectory } from './server/with-temporary-directory.ts'

/** Kills the server, its engine or both at any moment under load; every acknowledged event must be there once. */
const { values } = parseArgs({ options: { runs: { type: 'string', default: '50' } } })
const runs = Number(values.runs)
const senders = 8

/** Ids of events by what is known of them: an unacknowledged one may be there or not, but not twice. */
interface Sent {
  readonly acknowledged: Set<string>
  readonly unknown: Set<string>
}

console.log(describeMachine())
await withTemporaryDirectory(async (directory) => {
  const sent: Sent = { acknowledged: new Set(), unknown: new Set() }
  const readyMs: number[] = []
  let number = 0
  for (let run = 0; run < runs; run++) {
    const server = await startBenchServer(directory)
    readyMs.push(server.readyMs)
    let stopped = false
    const sending = Array.from({ length: senders }, async () => {
      while (!stopped) await sendBatch(server, sent, () => number++).catch(() => wait(20))
    })
    await wait(300 + Math.random() * 1_500)
    const target = run % 3
    if (target !== 0) killEngine(server)
    if (target !== 1) await server.kill()
    // An engine is started again under the running server: that is under load too.
    if (target === 1) {
      await wait(1_500)
      await server.kill()
    }
    stopped = true
    await Promise.all(sending)
    process.stdout.write('.')
  }
  const server = await startBenchServer(directory)
  const stored = await readStored(server)
  const audit = await auditAll(server)
  await server.stop()
  const lost = [...sent.acknowledged].filter((id) => !stored.has(id)).length
  const doubled = [...stored.values()].filter((count) => count > 1).length
  printTable([
    [`${runs} times kill -9 (server, engine, both in turn)`, ''],
    ['events acknowledged', formatCount(sent.acknowledged.size)],
    ['events stored', formatCount(stored.size)],
    ['acknowledged and lost', formatCount(lost)],
    ['stored twice', formatCount(doubled)],
    ['audit', audit ? 'clean' : 'NOT CLEAN'],
    ['ready after a crash, median ms', formatMs(median(readyMs.slice(1)))],
  ])
  if (lost + doubled > 0 || !audit) process.exitCode = 1
})

async function sendBatch(
  server: BenchServer,
  { acknowledged, unknown }: Sent,
  next: () => number,
): Promise<void> {
  const now = Date.now()
  const events = Array.from({ length: 20 }, () => {
    const number = next()
    const person = { visitorId: `v${number % 40}` }
    const session = number % 3 === 0 ? {} : { sessionId: `s${Math.floor(number / 400)}-${number % 10}` }
    return {
      eventId: `e${number}`,
      type: 'page_view',
      path: `/p${number % 9}`,
      timestamp: now,
      ...person,
      ...session,
    }
  })
  for (const { eventId } of events) unknown.add(eventId)
  const response = await fetch(`http://127.0.0.1:${server.port}/api/v1/events/batch`, {
    method: 'POST',
    headers: { 'x-write-key': writeKey, 'content-type': 'application/json' },
    body: JSON.stringify({ events }),
  })
  const receipt = (await response.json()) as { accepted?: number }
  if (response.status !== 200 || receipt.accepted !== events.length) return
  for (const { eventId } of events) {
    unknown.delete(eventId)
    acknowledged.add(eventId)
  }
}

function killEngine(server: BenchServer): void {
  for (const child of readProcessTree(server.pid))
    if (child.name === 'engine') process.kill(child.pid, 'SIGKILL')
}

async function readStored(server: BenchServer): Promise<Map<string, number>> {
  const response = await fetch(`http://127.0.0.1:${server.port}/api/v1/export/events`, {
    headers: { authorization: `Bearer ${secretKey}` },
  })
  const counts = new Map<string, number>()
  for (const line of (await response.text()).split('\n')) {
    if (!line) continue
    const { eventId } = JSON.parse(line) as { eventId: string }
    counts.set(eventId, (counts.get(eventId) ?? 0) + 1)
  }
  return counts
}

async function auditAll(server: BenchServer): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${server.port}/api/v1/audit`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
    body: '{}',
  })
  const last = JSON.parse((await response.text()).trim().split('\n').at(-1) ?? '{}') as {
    report?: { isClean: boolean }
  }
  return last.report?.isClean ?? false
}
