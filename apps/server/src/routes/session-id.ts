import { clientId, ProblemError } from '@sojourn/contract'
import { z } from 'zod'

/** The path parameter of a session. */
export const sessionIdParams = z.object({ sessionId: clientId.describe('The id of the session') })

/** The same words whether a session does not exist or lies in a site that is not the caller's. */
export const unknownSession = (sessionId: string): ProblemError =>
  new ProblemError(
    'not_found',
    `There is no session with the id "${sessionId}" on the sites of this credential.`,
  )
