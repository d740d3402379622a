import { z } from 'zod'
import { room } from '../../rooms/room.ts'
import { checkReadiness, type ReadinessChecks } from './check-readiness.ts'

const check = z.object({ ok: z.boolean(), detail: z.string().optional().describe('What is wrong') })

const answer = z.object({
  status: z.enum(['ready', 'not_ready']),
  checks: z.record(z.string(), check),
})

export const readyz = (checks: ReadinessChecks) =>
  room({
    guard: 'public',
    method: 'get',
    path: '/readyz',
    tag: 'Operations',
    summary: 'Whether the server can store and read',
    answers: {
      200: { description: 'It can', schema: answer },
      503: { description: 'It cannot; checks names what is wrong', schema: answer },
    },
    handle: async ({ c }) => {
      c.header('cache-control', 'no-store')
      const results = await checkReadiness(checks)
      const ready = Object.values(results).every(({ ok }) => ok)
      if (!ready) c.header('retry-after', '5')
      return c.json({ status: ready ? 'ready' : 'not_ready', checks: results }, ready ? 200 : 503)
    },
  })
