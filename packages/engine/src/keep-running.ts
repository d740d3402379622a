import { rmSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import type { Engine, EngineLog } from './engine.ts'
import { EngineError } from './engine-error.ts'
import type { ChildOptions } from './protocol.ts'
import { createSocketAgent } from './socket-agent.ts'
import { type EngineChild, startChild } from './start-child.ts'
import { watchChild } from './watch-child.ts'

/** With what, and how patiently, the child is run. */
export interface RunOptions {
  childPath: string
  child: ChildOptions
  headers: Record<string, string>
  answerTimeoutMs: number
  lockWaitMs: number
  stopTimeoutMs: number
  log: EngineLog
}

/** The child that there always is, until it is told to stop. */
export interface Running extends Pick<Engine, 'onRestart' | 'state' | 'stop'> {
  pid(): number | undefined
}

const LOCK_AGAIN_MS = 200
const BACKOFF_FIRST_MS = 250
const BACKOFF_MAX_MS = 10_000
/** A child that lived so long did not crash because of what it began with. */
const HEALTHY_MS = 60_000

/**
 * Starts a child and replaces it whenever it ends: at once after the first crash, then ever more slowly.
 * @throws {EngineError} where the first one cannot be started.
 */
export async function keepRunning(options: RunOptions): Promise<Running> {
  const { log, stopTimeoutMs } = options
  const agent = createSocketAgent(options.child.socketPath, 1)
  const listeners = new Set<() => void>()
  const stopping = new AbortController()
  let child: EngineChild | undefined = await startUnlocked(options, stopping.signal)
  let restarts = 0
  let rssBytes: number | undefined

  async function replaceForever(): Promise<void> {
    let crashes = 0
    while (child) {
      const startedAt = performance.now()
      const how = await watchChild(child, agent, options.headers, options.answerTimeoutMs, (bytes) => {
        rssBytes = bytes
      })
      child = undefined
      rssBytes = undefined
      if (stopping.signal.aborted) return
      if (performance.now() - startedAt > HEALTHY_MS) crashes = 0
      log('error', `The engine ${how}; starting it again`)
      while (!child) {
        await pause(crashes++, stopping.signal)
        if (stopping.signal.aborted) return
        child = await startUnlocked(options, stopping.signal).catch((error: EngineError) => {
          log('error', error.message)
          return undefined
        })
      }
      if (stopping.signal.aborted) {
        child.kill()
        await child.ended
        return
      }
      restarts++
      log('info', 'The engine is up again')
      for (const listener of listeners) listener()
    }
  }
  const over = replaceForever()

  return {
    pid: () => child?.pid,
    state: () => ({
      running: child !== undefined,
      restarts,
      ...(rssBytes === undefined ? {} : { rssBytes }),
    }),
    onRestart(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async stop() {
      stopping.abort()
      const last = child
      last?.stop()
      const patience = new AbortController()
      const kill = setTimeout(stopTimeoutMs, undefined, patience).then(() => {
        log('warn', `The engine has not stopped within ${stopTimeoutMs} ms and is killed`)
        last?.kill()
      })
      await over
      patience.abort()
      await kill.catch(() => {})
      agent.destroy()
    },
  }
}

function pause(crashes: number, signal: AbortSignal): Promise<void> {
  const delayMs = crashes === 0 ? 0 : Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** (crashes - 1))
  return setTimeout(delayMs, undefined, { signal }).catch(() => {})
}

async function startUnlocked(options: RunOptions, stopping: AbortSignal): Promise<EngineChild> {
  const deadline = performance.now() + options.lockWaitMs
  for (;;) {
    // The socket of a killed predecessor is still there.
    rmSync(options.child.socketPath, { force: true })
    try {
      return await startChild(options.childPath, options.child, options.log)
    } catch (error) {
      const isLocked = error instanceof EngineError && error.code === 'directory_in_use'
      if (!isLocked || stopping.aborted || performance.now() > deadline) throw error
      await setTimeout(LOCK_AGAIN_MS)
    }
  }
}
