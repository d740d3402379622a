import type { Registry } from 'prom-client'
import { z } from 'zod'
import { room } from '../../rooms/room.ts'

export const metrics = (registry: Registry) =>
  room({
    guard: 'public',
    method: 'get',
    path: '/metrics',
    tag: 'Operations',
    summary: 'Figures of the server for Prometheus',
    answers: {
      200: { description: "In Prometheus' text format", schema: z.string(), contentType: 'text/plain' },
    },
    handle: async ({ c }) => {
      c.header('content-type', registry.contentType)
      return c.body(await registry.metrics())
    },
  })
