import { parentPort, workerData } from 'node:worker_threads'
import { openConnection } from './open-connection.ts'

/** What the thread is asked; each question gets one `StreamReply`, in order. */
export type StreamAsk =
  | { type: 'open'; sql: string; format: string; database: string }
  | { type: 'next' }
  | { type: 'cancel' }
  | { type: 'close' }

export type StreamReply =
  | { type: 'chunk'; bytes: Uint8Array }
  | { type: 'done' }
  | { type: 'failed'; message: string }

/** With what the thread is started. */
export interface StreamThreadData {
  directory: string
  settings: Record<string, string | number>
}

/**
 * Runs streaming reads in a thread of their own, because chDB plans a stream (and with it runs every scalar
 * subquery: 1.4 s in a trial) on the thread that asks for it.
 */
export function runStreamThread(): void {
  const { directory, settings } = workerData as StreamThreadData
  const connection = openConnection(directory, settings)
  let chunks: AsyncIterator<Uint8Array> | undefined

  async function answer(ask: StreamAsk): Promise<StreamReply> {
    if (ask.type === 'open')
      chunks = connection.stream(ask.sql, ask.format, ask.database)[Symbol.asyncIterator]()
    if (ask.type === 'cancel') await chunks?.return?.()
    if (ask.type === 'close') connection.close()
    const step = ask.type === 'next' ? await chunks?.next() : undefined
    return step && !step.done ? { type: 'chunk', bytes: step.value } : { type: 'done' }
  }

  parentPort?.on('message', async (ask: StreamAsk) => {
    const reply = await answer(ask).catch(
      (error: Error): StreamReply => ({ type: 'failed', message: error.message }),
    )
    parentPort?.postMessage(reply)
    if (ask.type === 'close') parentPort?.close()
  })
}
