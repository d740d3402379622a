import { z } from 'zod'
import { room } from '../../rooms/room.ts'

export const healthz = () =>
  room({
    guard: 'public',
    method: 'get',
    path: '/healthz',
    tag: 'Operations',
    summary: 'Whether the server is alive',
    answers: { 200: { description: 'It is', schema: z.object({ status: z.literal('alive') }) } },
    handle: ({ c }) => c.json({ status: 'alive' }),
  })
