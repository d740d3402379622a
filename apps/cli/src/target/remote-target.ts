import { setTimeout as wait } from 'node:timers/promises'
import { CommandError } from '../command-error.ts'
import { connectionFault, send } from './send.ts'
import type { Target } from './target.ts'

/** Waits between attempts, in milliseconds: a server that restarts is back within them. */
const waitsMs = [500, 1000, 2000, 4000, 8000]

/** A Sojourn at a URL. */
export function remoteTarget(url: string, key: string): Target {
  return {
    url,
    isLocal: ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname),
    async ask(path, ask = {}) {
      for (const waitMs of [...waitsMs, undefined]) {
        try {
          return await send(url, key, path, ask)
        } catch (failure) {
          if (ask.signal?.aborted) throw failure
          if (waitMs === undefined)
            throw new CommandError(`Sojourn is not reached at ${url}: ${connectionFault(failure)}.`, {
              cause: failure,
            })
          await wait(waitMs)
        }
      }
      throw new CommandError(`Sojourn is not reached at ${url}.`)
    },
    close: async () => {},
  }
}
