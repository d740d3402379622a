import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type JobRun, openCatalog } from '@sojourn/catalog'
import { kindsOf, serveJobs } from './jobs/serve-jobs.ts'
import { describeMachine } from './machine/describe-machine.ts'
import { printTable } from './report/print-table.ts'

/**
 * Two servers on one Postgres, their clocks running four times as fast: of so many runs of fifty jobs none may be
 * missed, and none begun twice but those of the server that is killed while it works. `--database-url` names an empty
 * database.
 */
const { values } = parseArgs({
  options: {
    'database-url': { type: 'string' },
    runs: { type: 'string', default: '1000' },
    server: { type: 'string' },
  },
})
const url = values['database-url']
if (!url)
  throw new Error('name an empty Postgres database: --database-url postgres://user:password@localhost/name')

if (values.server) await serveJobs(url, Number(values.server))
else await measure(url, Number(values.runs))

async function measure(url: string, runs: number): Promise<void> {
  console.log(describeMachine())
  const kinds = kindsOf(() => undefined)
  const minutes = Math.ceil(runs / kinds.length)
  const catalog = await openCatalog({ url })
  const startedAt = Date.now()
  const servers = [start(url, startedAt), start(url, startedAt)]
  const began = servers.map(beganBy)
  // Minutes of the servers are 15 seconds: one is killed in the middle, while a run of it is under way.
  await wait(minutes * 7500)
  await waitFor(async () => (began[0]?.open.size ?? 0) > 0)
  const [first] = servers
  const isGone = first && once(first, 'disconnect')
  first?.kill('SIGKILL')
  const killedAt = Date.now()
  // What it said before it died may still be on the way.
  await isGone
  const left = [...(began[0]?.open ?? [])]
  let takenAfter = 0
  // One after the other: the servers need the connections.
  const readAll = async () => {
    const of: JobRun[][] = []
    for (const { name } of kinds) of.push(await catalog.jobRuns.list(null, name, 1000))
    return of
  }
  let times = await readAll()
  await waitFor(async () => {
    const taken = left.every((run) => began[1]?.all.includes(run))
    if (taken && takenAfter === 0) takenAfter = Date.now() - killedAt
    times = await readAll()
    return taken && times.flat().filter(({ endedAt }) => endedAt).length >= runs
  })
  const all = began.flatMap(({ all }) => all)
  servers[1]?.kill()
  await catalog.close()
  const ended = times.flatMap((of) => of.filter(({ endedAt }) => endedAt))
  const missed = times.reduce((sum, of) => {
    const minutesOf = of.map(({ scheduledFor }) => scheduledFor.getTime() / 60_000)
    return sum + Math.max(...minutesOf) - Math.min(...minutesOf) + 1 - of.length
  }, 0)
  const twice = all.filter((run, index) => all.indexOf(run) !== index)
  // It may have done the work of one, and died before that was noted.
  const takenOver = times.flatMap((of) => of.filter(({ interruptions }) => interruptions > 0).map(nameOf))
  const other = twice.filter((run) => !takenOver.includes(run) || !began[0]?.all.includes(run))
  printTable([
    ['runs of two servers on one Postgres', String(ended.length)],
    ['times of a schedule without a run', String(missed)],
    [
      'runs passed over, as the killed server held their job',
      String(ended.filter(({ status }) => status === 'skipped').length),
    ],
    ['runs begun twice', String(other.length)],
    ['runs that the killed server held, and the other took over', String(takenOver.length)],
    ['taken over after, seconds', (takenAfter / 1000).toFixed(1)],
  ])
  if (missed + other.length > 0) process.exitCode = 1
}

function start(url: string, startedAt: number): ChildProcess {
  const program = fileURLToPath(import.meta.url)
  return fork(program, ['--database-url', url, '--server', String(startedAt)])
}

/** Which runs a server began, and which of them it has not ended. */
function beganBy(server: ChildProcess): { readonly all: string[]; readonly open: Set<string> } {
  const seen = { all: [] as string[], open: new Set<string>() }
  server.on('message', ({ run, isOver }: { run: string; isOver: boolean }) => {
    if (isOver) seen.open.delete(run)
    else {
      seen.all.push(run)
      seen.open.add(run)
    }
  })
  void once(server, 'exit')
  return seen
}

/** As the servers tell of it. */
function nameOf({ jobName, scheduledFor }: JobRun): string {
  return `${jobName} ${scheduledFor.toISOString()}`
}

async function waitFor(isThere: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 600_000
  while (!(await isThere())) {
    if (Date.now() > deadline) throw new Error('this takes longer than ten minutes')
    await wait(1000)
  }
}
