import { mkdir, rm, rmdir, stat } from 'node:fs/promises'
import type { Server } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { answers } from './answers.ts'
import { listenAlone } from './listen-alone.ts'

/** Longer than it takes to remove a dead socket and to listen; who held the place longer died there. */
const clearingMsMax = 10_000
const againMs = 20

/**
 * Listens on a socket file, also where a dead process left one; undefined where a living one listens.
 *
 * There is no "remove it if it is still the dead one", so one process at a time removes: as long as it has made a folder
 * beside the socket. Nobody else can listen meanwhile, since the dead one is still there.
 */
export async function listenOnFile(path: string): Promise<Server | undefined> {
  const place = `${path}.clearing`
  for (;;) {
    const server = await listenAlone(path)
    if (server) return server
    if (await answers(path)) return undefined
    if (!(await entered(place))) {
      await wait(againMs)
      continue
    }
    try {
      if (await answers(path)) return undefined
      await rm(path, { force: true })
      const taken = await listenAlone(path)
      if (taken) return taken
    } finally {
      await left(place)
    }
  }
}

/** Whether this process is now the one that removes. */
async function entered(place: string): Promise<boolean> {
  try {
    await mkdir(place)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const since = await stat(place).then(
      ({ mtimeMs }) => mtimeMs,
      () => Date.now(),
    )
    if (Date.now() - since > clearingMsMax) await left(place)
    return false
  }
}

const left = (place: string): Promise<void> => rmdir(place).catch(() => undefined)
