import { ProblemError } from '@sojourn/contract'
import type { ErrorHandler } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { AppEnv, Context } from './app-env.ts'
import type { Log } from './log.ts'

/** Seconds after which a store that cannot be reached is worth asking again, where nobody knows better. */
const retryAfterSecondsStandard = 5

/**
 * The answer to everything thrown: a {@link ProblemError} as it says, anything else as `internal` with the request's id,
 * under which the log has the cause. Nothing of the cause leaves the server.
 */
export function answerError(log: Log): ErrorHandler<AppEnv> {
  return (error, c) => {
    if (error instanceof ProblemError) {
      if (error.status >= 500) log.error({ err: error, requestId: c.var.requestId }, 'request failed')
      if (error.code === 'query_too_large')
        log.warn({ reason: reasonOf(error), requestId: c.var.requestId }, 'question refused')
      return answerProblem(c, error)
    }
    log.error({ err: error, requestId: c.var.requestId }, 'request failed unexpectedly')
    return answerProblem(
      c,
      new ProblemError(
        'internal',
        `Something broke on our side. The log has the cause under ${c.var.requestId}.`,
      ),
    )
  }
}

/**
 * Which limit a question came up against, in ClickHouse's words but without what it was executing, which holds the values
 * that were asked for.
 */
const reasonOf = ({ cause, message }: ProblemError): string =>
  cause instanceof Error ? cause.message.replace(/:?\s+while executing.*/is, '') : message

/** A problem with the headers that its status asks for; `extra` are members beside those of RFC 9457. */
export function answerProblem(
  c: Context,
  problem: ProblemError,
  extra: Record<string, unknown> = {},
): Response {
  c.header('content-type', 'application/problem+json')
  c.header('cache-control', 'no-store')
  if (problem.status === 401) c.header('www-authenticate', 'Bearer realm="Sojourn"')
  if (problem.code === 'unsupported_media_type') c.header('accept-encoding', 'gzip, deflate')
  const retryAfter =
    problem.retryAfterSeconds ??
    (problem.status === 503 || problem.status === 429 ? retryAfterSecondsStandard : undefined)
  if (retryAfter !== undefined) c.header('retry-after', String(Math.ceil(retryAfter)))
  return c.body(JSON.stringify({ ...problem.toProblem(), ...extra }), problem.status as ContentfulStatusCode)
}
