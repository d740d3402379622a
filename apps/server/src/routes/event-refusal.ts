import { ProblemError } from '@sojourn/contract'
import type { EventOutcome } from '../collect/types.ts'

/** The problem that answers a single event that was refused. */
export function eventRefusal({ code, errors }: Extract<EventOutcome, { status: 'rejected' }>): ProblemError {
  const [first] = errors
  const others = errors.length > 1 ? ` (and ${errors.length - 1} more, see errors)` : ''
  const detail = first ? `${first.path || 'The event'} ${first.message}${others}.` : 'The event is not valid.'
  return new ProblemError(code, detail, { errors })
}
