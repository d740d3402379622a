import { fieldErrors, ProblemError, plainIssue } from '@sojourn/contract'
import type { z } from 'zod'

/**
 * A body as its schema says.
 * @throws ProblemError `invalid_request`, naming every field that was wrong.
 */
export function parseBody<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const parsed = schema.safeParse(body, { error: plainIssue })
  if (parsed.success) return parsed.data
  const errors = fieldErrors(parsed.error)
  throw new ProblemError('invalid_request', describe(errors), { errors })
}

/** The first error in a sentence, and how many there are beside it. */
function describe(errors: { path: string; message: string }[]): string {
  const [first] = errors
  if (!first) return 'The body is not valid.'
  const others = errors.length > 1 ? ` (and ${errors.length - 1} more, see errors)` : ''
  return `${first.path === '' ? 'The body' : first.path} ${first.message}${others}.`
}
