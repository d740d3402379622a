import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { runSojourn, startSojourn } from './run-sojourn.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Runs a command and kills it as soon as this holds, so in the middle of its work. */
async function killWhen(
  data: string,
  words: readonly string[],
  isTime: () => Promise<boolean>,
): Promise<void> {
  const { child, said, ended } = startSojourn(data, words)
  onTestFinished(() => void child.kill('SIGKILL'))
  while (!(await isTime())) {
    if (child.exitCode !== null) throw new Error(`too late: ${said.out}${said.err}`)
    await wait(5)
  }
  child.kill('SIGKILL')
  expect(await ended).toBe('SIGKILL')
}

const filesIn = (folder: string): Promise<string[]> =>
  readdir(folder, { recursive: true }).catch((): string[] => [])

it('a backup and a restore that were killed in the middle come to the same when they are run again', {
  timeout: 300_000,
}, async () => {
  const folder = await temporaryFolder()
  const [data, place, copy] = ['data', 'backups', 'copy'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  const seeded = await runSojourn(data, ['seed', '--users', '20', '--days', '10', '--until', '2026-06-30'])
  const [, events] = /^([\d,]+) events of 20 people/.exec(seeded.out) ?? []

  const backup = ['backup', '--to', place]
  await killWhen(data, backup, async () => (await filesIn(place)).some((name) => /^objects.{60}/.test(name)))
  expect(await filesIn(join(place, 'backups'))).toEqual([])
  const made = await runSojourn(data, backup)
  expect([made.code, made.out]).toEqual([0, expect.stringContaining(`${events} events,`)])
  expect(await filesIn(join(place, 'backups'))).toHaveLength(1)

  const restore = ['restore', '--from', place, '--to', copy]
  await killWhen(copy, restore, async () => (await filesIn(join(copy, 'clickhouse', 'store'))).length > 20)
  const refused = await runSojourn(copy, ['status'])
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('did not come to its end')])
  const restored = await runSojourn(copy, restore)
  expect([restored.code, restored.out]).toEqual([0, expect.stringContaining('Nothing is wrong.')])
  expect(restored.out).toContain(`: ${events} events,`)

  const again = await runSojourn(copy, restore)
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('has data already')])
})
