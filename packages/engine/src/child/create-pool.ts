import { raise } from './clickhouse-exception.ts'

/** How much may wait for a pool, and for how long. */
export interface PoolLimits {
  waitingMax: number
  waitMs: number
}

/** A few things that each do one job at a time, and the queue in front of them. */
export interface Pool<Worker> {
  /**
   * Runs a job as soon as a worker is free, first come, first served. Aborting takes a waiting job out of the
   * queue; a running one has to look after itself.
   * @throws {ClickHouseException} 202 where the queue is full or waiting took too long, 394 where it was aborted
   * before it began, 236 once the pool is closed.
   */
  run<Result>(signal: AbortSignal, job: (worker: Worker) => Promise<Result>): Promise<Result>
  /** Refuses what waits and what comes. Resolves when what runs is done. */
  close(): Promise<void>
}

/** Makes a pool over workers. */
export function createPool<Worker>(workers: readonly Worker[], limits: PoolLimits): Pool<Worker> {
  const free = [...workers]
  const waiting = new Set<{ start(worker: Worker): void; refuse(reason: Error): void }>()
  const running = new Set<Promise<unknown>>()
  let closed = false

  function take(signal: AbortSignal): Promise<Worker> {
    if (closed) return Promise.reject(stopping())
    if (signal.aborted) return Promise.reject(cancelled())
    const worker = free.pop()
    if (worker !== undefined) return Promise.resolve(worker)
    if (waiting.size >= limits.waitingMax) {
      return Promise.reject(raise(202, `Too many simultaneous queries. ${waiting.size} are waiting`))
    }
    return new Promise((resolve, reject) => {
      const entry = {
        start(next: Worker) {
          leave()
          resolve(next)
        },
        refuse(reason: Error) {
          leave()
          reject(reason)
        },
      }
      const onAbort = () => entry.refuse(cancelled())
      const timer = setTimeout(() => {
        entry.refuse(
          raise(202, `Too many simultaneous queries. Waited ${limits.waitMs} ms for a free connection`),
        )
      }, limits.waitMs)
      const leave = () => {
        waiting.delete(entry)
        clearTimeout(timer)
        signal.removeEventListener('abort', onAbort)
      }
      signal.addEventListener('abort', onAbort)
      waiting.add(entry)
    })
  }

  function release(worker: Worker): void {
    const [next] = waiting
    if (next) next.start(worker)
    else free.push(worker)
  }

  return {
    async run(signal, job) {
      const worker = await take(signal)
      const result = (async () => job(worker))()
      running.add(result)
      try {
        return await result
      } finally {
        running.delete(result)
        release(worker)
      }
    },
    async close() {
      closed = true
      for (const entry of [...waiting]) entry.refuse(stopping())
      await Promise.allSettled(running)
    },
  }
}

function cancelled(): Error {
  return raise(394, 'Query was cancelled before it began')
}

function stopping(): Error {
  return raise(236, 'The engine is stopping')
}
