import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { toException } from './clickhouse-exception.ts'
import type { StreamAsk, StreamReply, StreamThreadData } from './stream-thread.ts'

/** Reads answers piece by piece; one at a time. */
export interface Streamer {
  /** Ends the statement where the reader stops early. */
  stream(sql: string, format: string, database: string): AsyncGenerator<Uint8Array, void>
  close(): Promise<void>
}

/** Makes a streamer. Its thread (about 16 MB) starts with the first stream. */
export function createStreamer(data: StreamThreadData): Streamer {
  let thread: Worker | undefined

  function start(): Worker {
    const started = new Worker(new URL(import.meta.url), { workerData: data })
    started.once('exit', () => {
      if (thread === started) thread = undefined
    })
    return started
  }

  async function ask(question: StreamAsk): Promise<StreamReply> {
    thread ??= start()
    thread.postMessage(question)
    const [reply] = (await once(thread, 'message')) as [StreamReply]
    if (reply.type === 'failed') throw toException(new Error(reply.message))
    return reply
  }

  return {
    async *stream(sql, format, database) {
      await ask({ type: 'open', sql, format, database })
      try {
        for (;;) {
          const reply = await ask({ type: 'next' })
          if (reply.type !== 'chunk') return
          yield reply.bytes
        }
      } finally {
        await ask({ type: 'cancel' })
      }
    },
    async close() {
      if (thread) await ask({ type: 'close' })
    },
  }
}
