import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { Counter, Histogram, type Registry } from 'prom-client'
import type { AppEnv } from './app-env.ts'
import type { Log } from './log.ts'

const requestIdPattern = /^[\w.:-]{1,128}$/

/** The label of a request that found no route: paths are the sender's to choose and would make a series each. */
const noRoute = '(none)'

/**
 * Gives every request an id (the sender's `X-Request-Id` where it has one), counts and times it by route template, and
 * logs it at debug level. Paths are logged without the query, which may hold a key.
 */
export function observe(registry: Registry, log: Log): MiddlewareHandler<AppEnv> {
  const requests = new Counter({
    name: 'sojourn_http_requests_total',
    help: 'HTTP requests answered',
    labelNames: ['method', 'route', 'status'] as const,
    registers: [registry],
  })
  const durations = new Histogram({
    name: 'sojourn_http_request_duration_seconds',
    help: 'Seconds from a request to the beginning of its answer',
    labelNames: ['method', 'route'] as const,
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30],
    registers: [registry],
  })
  return async (c, next) => {
    const startedAt = performance.now()
    const asked = c.req.header('x-request-id')
    const requestId = asked !== undefined && requestIdPattern.test(asked) ? asked : randomUUID()
    c.set('requestId', requestId)
    c.header('x-request-id', requestId)
    await next()
    const seconds = (performance.now() - startedAt) / 1000
    const route = c.var.route ?? noRoute
    const method = knownMethods.has(c.req.method) ? c.req.method : 'other'
    requests.inc({ method, route, status: c.res.status })
    durations.observe({ method, route }, seconds)
    if (log.isLevelEnabled('debug'))
      log.debug({ requestId, method, path: c.req.path, status: c.res.status, seconds }, 'request')
  }
}

const knownMethods: ReadonlySet<string> = new Set([
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
])
