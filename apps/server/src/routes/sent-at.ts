import { ProblemError, parseInstant } from '@sojourn/contract'

const wrong = 'must be an ISO 8601 time such as 2026-01-31T12:00:00.000Z, or unix milliseconds'

/**
 * When a sender says that it sent; undefined where it does not say.
 * @throws ProblemError `invalid_request` where it is no time.
 */
export function readSentAt(body: object): number | undefined {
  const given = 'sentAt' in body ? body.sentAt : undefined
  if (given === undefined || given === null) return undefined
  const sentAt = parseInstant(given)
  if (sentAt !== undefined) return sentAt
  throw new ProblemError('invalid_request', `sentAt ${wrong}.`, {
    errors: [{ path: 'sentAt', message: wrong }],
  })
}
