import { ProblemError } from '@sojourn/contract'

/** A token that is not good, and why. */
export const refused = (why: string, cause?: unknown): ProblemError =>
  new ProblemError('unauthenticated', `The token ${why}. Ask the identity provider for a new one.`, { cause })
