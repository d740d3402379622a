import { expect, test } from 'vitest'
import { createPool } from './create-pool.ts'

const patient = { waitingMax: 2, waitMs: 60_000 }
const present = new AbortController().signal

/** A job that ends when told to. */
function job() {
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  return { end, run: (worker: string) => ended.then(() => worker) }
}

test('jobs wait for a free worker, in order', async () => {
  const pool = createPool(['a', 'b'], patient)
  const jobs = [job(), job(), job(), job()]
  const results = jobs.map(({ run }) => pool.run(present, run))
  jobs[0]?.end()
  const first = await results[0]
  jobs[2]?.end()
  expect(await results[2]).toBe(first)
  jobs[1]?.end()
  jobs[3]?.end()
  await Promise.all(results)
})

test('a full queue, a long wait and a client who leaves end a job before it began', async () => {
  const pool = createPool(['a'], { waitingMax: 2, waitMs: 20 })
  const busy = job()
  const leave = new AbortController()
  const running = pool.run(present, busy.run)
  const left = pool.run(leave.signal, busy.run)
  const waited = pool.run(present, busy.run)
  await expect(pool.run(present, busy.run)).rejects.toMatchObject({ code: 202 })
  leave.abort()
  await expect(left).rejects.toMatchObject({ code: 394 })
  await expect(waited).rejects.toMatchObject({ code: 202, message: expect.stringContaining('20 ms') })
  busy.end()
  expect(await running).toBe('a')
})

test('closing refuses what waits and lets what runs finish', async () => {
  const pool = createPool(['a'], patient)
  const busy = job()
  const running = pool.run(present, busy.run)
  const waiting = pool.run(present, busy.run)
  const closed = pool.close()
  await expect(waiting).rejects.toMatchObject({ code: 236 })
  await expect(pool.run(present, busy.run)).rejects.toMatchObject({ code: 236 })
  busy.end()
  await closed
  expect(await running).toBe('a')
})

test('a worker is free again after a job that failed', async () => {
  const pool = createPool(['a'], patient)
  await expect(pool.run(present, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  const thrown = pool.run(present, () => {
    throw new Error('at once')
  })
  await expect(thrown).rejects.toThrow('at once')
  expect(await pool.run(present, async (worker) => worker)).toBe('a')
})
