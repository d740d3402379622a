import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { generateLoad } from './load/generate-load.ts'
import { describeMachine } from './machine/describe-machine.ts'
import { formatCount } from './report/format-figure.ts'
import { printTable } from './report/print-table.ts'
import { timeWithin } from './report/time-within.ts'
import { startBenchServer, writeKey } from './server/bench-server.ts'
import { withTemporaryDirectory } from './server/with-temporary-directory.ts'

/** What share of collecting it is to find out whose key a request carries, and what it may. */
const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '10' }, connections: { type: 'string', default: '64' } },
})

/** What happens with a key alone; without one, all else would be the same. */
const ofKeys: ReadonlySet<string> = new Set([
  'findCredential',
  'isToken',
  'identifyKey',
  'demandPermission',
  'demandOwnData',
  'checkOrigin',
  'chooseSite',
])

console.log(describeMachine())
const rows = [['events a request', 'requests a second', 'share of the server’s time']]
for (const batch of [1, 100])
  rows.push(await withTemporaryDirectory((directory) => measure(directory, batch)))
printTable(rows)

/** The server alone is looked at, and not its engine: next to both, the share would be smaller. */
async function measure(directory: string, batch: number): Promise<string[]> {
  const profiles = join(directory, 'profiles')
  await mkdir(profiles)
  process.env.SOJOURN_BENCH_NODE_OPTIONS = `--cpu-prof --cpu-prof-interval=200 --cpu-prof-dir=${profiles}`
  const server = await startBenchServer(join(directory, 'data'))
  const load = { port: server.port, writeKey, batch, liveSessions: 5_000, sessions: 'named' } as const
  const { accepted, seconds } = await generateLoad({
    ...load,
    connections: Number(values.connections),
    rate: 0,
    seconds: Number(values.seconds),
  })
  await server.stop()
  const files = (await readdir(profiles)).filter((file) => file.endsWith('.cpuprofile'))
  const total = { whole: 0, within: 0 }
  for (const file of files) {
    const { whole, within } = timeWithin(JSON.parse(await readFile(join(profiles, file), 'utf8')), ofKeys)
    total.whole += whole
    total.within += within
  }
  return [
    formatCount(batch),
    formatCount(accepted / batch / seconds),
    `${((100 * total.within) / total.whole).toFixed(2)} %`,
  ]
}
