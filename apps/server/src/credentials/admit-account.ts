import type { SignedIn } from '@sojourn/catalog'
import { ProblemError } from '@sojourn/contract'
import type { Context } from '../http/app-env.ts'
import { checkOwnOrigin } from '../http/own-origin.ts'
import type { IdentityDeps } from './identify.ts'

/**
 * Admits whoever is signed in, whatever they belong to.
 * @throws ProblemError `unauthenticated`, `forbidden` (sent by another site's page).
 */
export async function admitAccount(
  c: Context,
  { signedIn }: Pick<IdentityDeps, 'signedIn'>,
): Promise<SignedIn> {
  const found = c.req.header('cookie') ? await signedIn(c) : undefined
  if (!found)
    throw new ProblemError(
      'unauthenticated',
      'You are not signed in, and keys and tokens do not open this. Sign in by POST /api/auth/sign-in/email.',
    )
  checkOwnOrigin(c)
  return found
}
