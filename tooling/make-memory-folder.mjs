import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'

/** Where Linux keeps files in memory. */
const memory = '/dev/shm'
const gibibyte = 2 ** 30

/**
 * A folder in memory for the temporary files of tests, which make and remove some hundred databases of a thousand files
 * each. Undefined where there is no room, or `TMPDIR` says where they shall be. What runs that were killed left behind goes.
 * @returns {Promise<string | undefined>}
 */
export async function makeMemoryFolder() {
  if (process.env.TMPDIR || process.availableMemory() < 6 * gibibyte) return undefined
  const { bavail, bsize } = await statfs(memory).catch(() => ({ bavail: 0, bsize: 0 }))
  if (bavail * bsize < 2 * gibibyte) return undefined
  await removeLeft()
  const folder = await mkdtemp(join(memory, `sojourn-tests-${process.pid}-`))
  // A Postgres server of the tests runs as another user.
  await chmod(folder, 0o711)
  return folder
}

/** Folders are named by the process that made them. */
async function removeLeft() {
  for (const name of await readdir(memory)) {
    const [, pid] = /^sojourn-tests-(\d+)-/.exec(name) ?? []
    if (pid && !existsSync(`/proc/${pid}`)) await rm(join(memory, name), { recursive: true, force: true })
  }
}
