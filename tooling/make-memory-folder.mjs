import { chmod, mkdtemp, statfs } from 'node:fs/promises'
import { join } from 'node:path'

/** Where Linux keeps files in memory. */
const memory = '/dev/shm'
const gibibyte = 2 ** 30

/**
 * A folder in memory for the temporary files of tests, which make and remove some hundred databases of a thousand files
 * each. Undefined where there is no room, or `TMPDIR` says where they shall be.
 * @returns {Promise<string | undefined>}
 */
export async function makeMemoryFolder() {
  if (process.env.TMPDIR || process.availableMemory() < 6 * gibibyte) return undefined
  const { bavail, bsize } = await statfs(memory).catch(() => ({ bavail: 0, bsize: 0 }))
  if (bavail * bsize < 2 * gibibyte) return undefined
  const folder = await mkdtemp(join(memory, 'sojourn-tests-'))
  // A Postgres server of the tests runs as another user.
  await chmod(folder, 0o711)
  return folder
}
