import { once } from 'node:events'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { runSojourn, startSojourn } from './data-sets/run-sojourn.ts'
import { describeMachine } from './machine/describe-machine.ts'
import { printTable } from './report/print-table.ts'
import { withTemporaryDirectory } from './server/with-temporary-directory.ts'

/** Kills a backup and a restore at any moment and runs them again: all must come to the same. */
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '10' }, users: { type: 'string', default: '500' } },
})
const runs = Number(values.runs)
const root = process.cwd()

console.log(describeMachine())
await withTemporaryDirectory(async (directory) => {
  const data = { root, dataDirectory: join(directory, 'data') }
  const place = join(directory, 'backups')
  const copy = { root, dataDirectory: join(directory, 'copy') }
  await runSojourn(data, ['seed', '--users', values.users])
  const backup = ['backup', '--to', place, '--json']
  const restore = ['restore', '--from', place, '--to', copy.dataDirectory, '--json']
  const took = await durationOf(() =>
    runSojourn(data, [...backup.slice(0, 2), join(directory, 'other'), '--json']),
  )

  for (let run = 0; run < runs; run++) await killed(data, backup, took)
  const report = JSON.parse(await runSojourn(data, backup))
  const backups = await readdir(join(place, 'backups'))

  const outcomes: { isClean: boolean; events: number }[] = []
  const restoreMs = await durationOf(() => runSojourn(copy, restore))
  for (let run = 0; run < runs; run++) {
    await rm(copy.dataDirectory, { recursive: true })
    await killed(copy, restore, restoreMs)
    // One that was through before it was killed is a restore like any other.
    const again = await runSojourn(copy, restore).catch(() => undefined)
    const audit = JSON.parse(again ?? `{"audit":${await runSojourn(copy, ['audit', '--json'])}}`).audit
    outcomes.push({ isClean: audit.isClean, events: audit.events })
  }
  printTable([
    [`${runs} backups and ${runs} restores killed`, ''],
    ['events backed up', String(report.events)],
    ['backups at the place that were killed after their end', String(backups.length - 1)],
    ['restores with other events', String(outcomes.filter(({ events }) => events !== report.events).length)],
    ['audits not clean', String(outcomes.filter(({ isClean }) => !isClean).length)],
  ])
})

async function durationOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

/** Starts a command and kills it at any moment of the time that it takes. */
async function killed(place: Parameters<typeof startSojourn>[0], words: string[], ms: number): Promise<void> {
  const child = startSojourn(place, words)
  child.stdout.resume()
  const ended = once(child, 'close')
  await Promise.race([wait(ms * (0.2 + 0.75 * Math.random())), ended])
  child.kill('SIGKILL')
  await ended
  process.stdout.write('.')
}
