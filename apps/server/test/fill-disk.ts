import { execFile } from 'node:child_process'
import { mkdtemp, open, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A file system of its own, small enough to be filled. */
export interface SmallDisk {
  readonly path: string
  /** Takes every byte that is left. */
  fill(): Promise<void>
  /** Gives the room back. */
  free(): Promise<void>
  remove(): Promise<void>
}

/** Mounts a disk of some MiB in memory; undefined where the system does not let this user mount. */
export async function mountSmallDisk(mebibytes: number): Promise<SmallDisk | undefined> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'sojourn-disk-')))
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', path])
  } catch {
    await rm(path, { recursive: true })
    return undefined
  }
  const filler = join(path, 'filler')
  return {
    path,
    fill: () => fillUp(filler),
    free: () => rm(filler, { force: true }),
    async remove() {
      await run('umount', [path])
      await rm(path, { recursive: true })
    },
  }
}

async function fillUp(file: string): Promise<void> {
  const handle = await open(file, 'a')
  try {
    for (let bytes = 2 ** 20; bytes >= 1; ) {
      try {
        await handle.write(Buffer.alloc(bytes))
      } catch {
        bytes = Math.floor(bytes / 2)
      }
    }
  } finally {
    await handle.close()
  }
}
