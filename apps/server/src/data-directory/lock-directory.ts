import type { Server } from 'node:net'
import { answers } from './answers.ts'
import { listenAlone } from './listen-alone.ts'
import { listenOnFile } from './listen-on-file.ts'
import { lockNames } from './lock-name.ts'

/**
 * Takes the lock of a folder for this process; undefined where another holds it. It is held until `release` or the
 * process's death, however it dies. No pid is asked: in containers everyone's is 1.
 */
export async function lockDirectory(directory: string): Promise<{ release(): Promise<void> } | undefined> {
  const names = await lockNames(directory)
  const first = names.abstract === undefined ? undefined : await listenAlone(names.abstract)
  if (names.abstract !== undefined && !first) return undefined
  const second = await listenWherePossible(names.file, first !== undefined)
  if (second === undefined) {
    await close(first)
    return undefined
  }
  return {
    async release() {
      if (second !== 'impossible') await close(second)
      await close(first)
    },
  }
}

/** Whether a process holds the lock of this folder. */
export async function isLocked(directory: string): Promise<boolean> {
  const names = await lockNames(directory)
  if (names.abstract !== undefined && (await answers(names.abstract))) return true
  return answers(names.file).catch(() => false)
}

/** Some folders cannot hold sockets (shared with a virtual machine, some network drives); the first lock must do there. */
async function listenWherePossible(
  path: string,
  hasOther: boolean,
): Promise<Server | 'impossible' | undefined> {
  try {
    return await listenOnFile(path)
  } catch (error) {
    if (hasOther) return 'impossible'
    throw error
  }
}

const close = (server: Server | undefined): Promise<void> =>
  new Promise((resolve) => {
    if (server) server.close(() => resolve())
    else resolve()
  })
