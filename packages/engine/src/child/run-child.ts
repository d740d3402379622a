import { once } from 'node:events'
import { rmSync } from 'node:fs'
import type { Server } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import type { ChildOptions, FromChild, ToChild } from '../protocol.ts'
import { toException } from './clickhouse-exception.ts'
import { createHttpServer } from './create-http-server.ts'
import { openStore, type Store } from './open-store.ts'

interface Running {
  store: Store
  server: Server
}

/** For the last answers to reach their clients. */
const FLUSH_MS = 500

/**
 * The engine's process: opens the directory its parent names, serves until told to stop, and dies with its parent.
 *
 * A terminal's Ctrl-C and a service's stop reach every process of the group; when to leave is the parent's decision,
 * which first has writes to hand over.
 */
export function runChild(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
  let runDirectory: string | undefined
  let running: Running | undefined

  process.on('message', async (message: ToChild) => {
    if (message.type === 'start') {
      runDirectory = message.options.runDirectory
      running = await start(message.options)
    } else {
      if (running) await stop(running)
      process.exit()
    }
  })
  process.on('disconnect', () => {
    if (runDirectory !== undefined) rmSync(runDirectory, { recursive: true, force: true })
    // Not exit(), which waits for running statements. What was acknowledged is on disk.
    process.kill(process.pid, 'SIGKILL')
  })
}

async function start(options: ChildOptions): Promise<Running | undefined> {
  try {
    const store = openStore(options)
    const server = createHttpServer(store, options.secret).listen(options.socketPath)
    await once(server, 'listening')
    tell({ type: 'ready' })
    return { store, server }
  } catch (error) {
    tell({ type: 'failed', message: toException(error).message })
    return undefined
  }
}

async function stop({ store, server }: Running): Promise<void> {
  const closed = once(server.close(), 'close')
  await store.close()
  server.closeIdleConnections()
  await Promise.race([closed, setTimeout(FLUSH_MS)])
}

function tell(message: FromChild): void {
  process.send?.(message)
}
