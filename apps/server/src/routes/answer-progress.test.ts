import { ProblemError } from '@sojourn/contract'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import type { AppEnv } from '../http/app-env.ts'
import { answerProgress, type RunHandles } from './answer-progress.ts'

const ask = (run: (handles: RunHandles) => Promise<unknown>) => {
  const app = new Hono<AppEnv>()
  app.get('/', (c) => answerProgress(c, run))
  app.onError((error, c) => c.text(error.message, 409))
  return app.request('/')
}

const progress = (sessions: number) => ({ sessions, events: sessions * 7, eventsTotal: 700 })
const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('the answer of a long run', () => {
  it('is a line for each progress, then the report', async () => {
    const answer = await ask(async ({ onProgress }) => {
      for (const sessions of [10, 20]) {
        onProgress(progress(sessions))
        await turn()
      }
      return { sessions: 20 }
    })
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson')
    const lines = (await answer.text()).trim().split('\n')
    expect(JSON.parse(lines[0] ?? '')).toEqual({ progress: progress(10) })
    expect(JSON.parse(lines.at(-1) ?? '')).toEqual({ report: { sessions: 20 } })
  })

  it('is a problem where the run cannot begin', async () => {
    const answer = await ask(() => Promise.reject(new ProblemError('conflict', 'A rebuild is running.')))
    expect([answer.status, await answer.text()]).toEqual([409, 'A rebuild is running.'])
  })

  it('breaks off where the run fails later', async () => {
    const answer = await ask(async ({ onProgress }) => {
      onProgress(progress(10))
      await turn()
      throw new Error('the store is gone')
    })
    await expect(answer.text()).rejects.toThrow('the store is gone')
  })

  it('stops the run when nobody reads it any more', async () => {
    let stopped: AbortSignal | undefined
    const answer = await ask(({ signal, onProgress }) => {
      stopped = signal
      onProgress(progress(10))
      return new Promise(() => undefined)
    })
    await answer.body?.cancel()
    expect(stopped?.aborted).toBe(true)
  })
})
