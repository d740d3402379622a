import { randomUUID } from 'node:crypto'
import { rename, rm } from 'node:fs/promises'
import type { Server } from 'node:net'
import { answers } from './answers.ts'
import { listenAlone } from './listen-alone.ts'

/**
 * Listens on a socket file, also where a dead process left one; undefined where a living one listens.
 *
 * There is no "remove it if it is still the dead one", so a silent socket is moved aside and asked again there: of several
 * processes that start at once, one that moved a fresh socket puts it back and gives way.
 */
export async function listenOnFile(path: string): Promise<Server | undefined> {
  for (;;) {
    const server = await listenAlone(path)
    if (server) return server
    if (await answers(path)) return undefined
    const aside = `${path}.${randomUUID().slice(0, 8)}`
    if (!(await moved(path, aside))) continue
    if (await answers(aside)) {
      await rename(aside, path)
      return undefined
    }
    await rm(aside, { force: true })
  }
}

/** False where the file is gone: another process was faster. */
const moved = (from: string, to: string): Promise<boolean> =>
  rename(from, to).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
