import { ProblemError } from '@sojourn/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../../../test/open-test-app.ts'
import { checkReadiness } from './check-readiness.ts'

let app: TestApp
let full = false
beforeAll(async () => {
  app = await openTestApp({
    catalog: () => app.catalog.state(),
    warehouse: async () => {
      if (full) throw new ProblemError('storage_unavailable', 'The disk of /data is full.')
    },
  })
})
afterAll(() => app.close())

describe('/readyz', () => {
  it('answers 200 while every part works, and 503 naming the part that does not', async () => {
    const ready = { status: 'ready', checks: { catalog: { ok: true }, warehouse: { ok: true } } }
    expect(await app.ask('/readyz')).toMatchObject({ status: 200, body: ready })
    full = true
    const failing = await app.ask('/readyz')
    expect(failing.status).toBe(503)
    expect(failing.headers.get('retry-after')).toBe('5')
    expect(failing.body).toEqual({
      status: 'not_ready',
      checks: { catalog: { ok: true }, warehouse: { ok: false, detail: 'The disk of /data is full.' } },
    })
    full = false
    expect((await app.ask('/readyz')).status).toBe(200)
  })
})

describe('checkReadiness', () => {
  it('does not wait for a part that never answers', async () => {
    const results = await checkReadiness({ engine: () => new Promise(() => {}) }, 20)
    expect(results).toEqual({ engine: { ok: false, detail: 'no answer within 20 ms' } })
  })
})
