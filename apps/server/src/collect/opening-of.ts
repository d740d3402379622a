import type { Site } from '@sojourn/catalog'
import { ProblemError, type SessionCreate } from '@sojourn/contract'
import type { SessionChangeBody } from '@sojourn/sessions'
import { type Enrich, timeFault } from './admit.ts'
import type { Sender } from './types.ts'

/**
 * What a session is opened with, its source told as that of an event would be.
 * @throws ProblemError `invalid_request` where it cannot have begun then.
 */
export function openingOf(
  site: Site,
  body: SessionCreate,
  sender: Sender,
  enrich: Enrich,
): Extract<SessionChangeBody, { kind: 'opened' }> {
  const { receivedAt } = sender
  const startedAt = body.startedAt ?? receivedAt
  const fault = timeFault(startedAt, receivedAt, site)
  if (fault) {
    const errors = [{ path: 'startedAt', message: fault.message }]
    throw new ProblemError('invalid_request', `startedAt ${fault.message}.`, { errors })
  }
  const { url, referrer, ...context } = body.context ?? {}
  const { source } = enrich(
    {
      type: 'session_start',
      timestamp: startedAt,
      ...(url ? { url } : {}),
      ...(referrer ? { referrer } : {}),
      context,
    },
    { site, receivedAt, userAgent: context.userAgent ?? sender.userAgent, ip: context.ip ?? sender.ip },
  )
  return {
    kind: 'opened',
    startedAt,
    visitorId: body.visitorId ?? '',
    userId: body.userId ?? '',
    metadata: body.metadata ?? {},
    source,
  }
}
