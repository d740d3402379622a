import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { describeMachine } from './machine/describe-machine.ts'
import { printTable } from './report/print-table.ts'
import { type BenchServer, secretKey, startBenchServer } from './server/bench-server.ts'
import { withTemporaryDirectory } from './server/with-temporary-directory.ts'

/** Erases persons and kills the server in the middle of it: the next start goes on, and others stay as they were. */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '10' }, others: { type: 'string', default: '200' } },
})
const runs = Number(values.runs)
const weekMs = 7 * 86_400_000
const now = Date.now()

interface Erasure {
  readonly erasureId: string
  readonly status: 'requested' | 'deleted' | 'finished'
  readonly remaining: Readonly<Record<string, number>>
}

console.log(describeMachine())
await withTemporaryDirectory(async (directory) => {
  let server = await startBenchServer(directory)
  for (let user = 0; user < Number(values.others); user++) await sendPerson(server, `other-${user}`, 8)
  const others = await eventsOf(server, (user) => user.startsWith('other-'))
  const report = { killed: 0, events: 0, remaining: 0, answered: 0 }
  for (let run = 0; run < runs; run++) {
    const user = `person-${run}`
    await sendPerson(server, user, 40)
    const { erasureId } = await erase(server, user)
    // An erasure of this size takes about a second where nothing else goes on.
    await wait(Math.random() * 1_500)
    if ((await read(server, erasureId)).status === 'requested') report.killed++
    await server.kill()
    server = await startBenchServer(directory)
    const { remaining } = await deleted(server, erasureId)
    report.remaining += Object.values(remaining).reduce((sum, rows) => sum + rows, 0)
    report.answered += (await eventsOf(server, (one) => one === user)).length
    process.stdout.write('.')
  }
  const after = await eventsOf(server, (user) => user.startsWith('other-'))
  await server.stop()
  printTable([
    [`${runs} erasures, the server killed`, ''],
    ['before the rows were gone', String(report.killed)],
    ['rows of theirs on disk afterwards', String(report.remaining)],
    ['events of theirs in answers afterwards', String(report.answered)],
    ['events of others, before and after', `${others.length} / ${after.length}`],
    ['others as they were', String(JSON.stringify(others) === JSON.stringify(after))],
  ])
})

/** Sessions of three weeks, by id and by inactivity. */
async function sendPerson(server: BenchServer, userId: string, count: number): Promise<void> {
  const events = Array.from({ length: count }, (_, index) => ({
    eventId: `${userId}.${index}`,
    type: 'page_view',
    path: `/page-${index % 7}`,
    userId,
    visitorId: `visitor-of-${userId}`,
    timestamp: now - (index % 3) * weekMs - index * 1000,
    ...(index % 2 === 0 ? { sessionId: `${userId}.s${index % 6}` } : {}),
  }))
  await server.ask('/api/v1/events/batch', { events })
}

async function erase(server: BenchServer, userId: string): Promise<Erasure> {
  const response = await fetch(`http://127.0.0.1:${server.port}/api/v1/users/${userId}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${secretKey}` },
  })
  return ((await response.json()) as { erasure: Erasure }).erasure
}

async function read(server: BenchServer, erasureId: string): Promise<Erasure> {
  return (await server.ask<{ erasure: Erasure }>(`/api/v1/erasures/${erasureId}`)).erasure
}

/** The receipt, once no row on disk names the person. */
async function deleted(server: BenchServer, erasureId: string): Promise<Erasure> {
  for (;;) {
    const erasure = await read(server, erasureId)
    if (erasure.status !== 'requested') return erasure
    await wait(100)
  }
}

/** The exported lines of some people's events, in order. */
async function eventsOf(server: BenchServer, isWanted: (userId: string) => boolean): Promise<string[]> {
  const response = await fetch(`http://127.0.0.1:${server.port}/api/v1/export/events`, {
    headers: { authorization: `Bearer ${secretKey}` },
  })
  const lines = (await response.text()).trim().split('\n').filter(Boolean)
  return lines.filter((line) => isWanted(String(JSON.parse(line).userId ?? ''))).sort()
}
