import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A socket's path is kept in 108 bytes (104 on macOS, with its final zero). */
const socketPathBytesMax = 103

/** The two places of a data directory's lock. */
export interface LockNames {
  /**
   * A socket in Linux's abstract namespace: no file, taken by one process only, freed by the kernel. Containers with a
   * network of their own do not see each other's. Undefined on other systems.
   */
  abstract: string | undefined
  /** A socket as a file: seen by all who see the folder, but left behind by a process that dies. */
  file: string
}

/** Named by device and inode: one folder has one name by whatever path or mount it is reached. */
export async function lockNames(directory: string): Promise<LockNames> {
  const { dev, ino } = await stat(directory, { bigint: true })
  const name = `sojourn-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 32)}`
  const inside = join(directory, 'lock')
  return {
    abstract: process.platform === 'linux' ? `\0${name}` : undefined,
    file: Buffer.byteLength(inside) <= socketPathBytesMax ? inside : join(tmpdir(), `${name}.sock`),
  }
}
