import { errors } from 'jose'

/** Why a token is not good, as the end of a sentence. What an attacker could learn from it, the token says itself. */
export function refusalOf(cause: unknown): string {
  if (cause instanceof errors.JWTExpired) return 'has expired'
  if (cause instanceof errors.JWTClaimValidationFailed) return `has no valid claim ${cause.claim}`
  if (cause instanceof errors.JOSEAlgNotAllowed) return 'is signed in a way that is not accepted here'
  if (cause instanceof errors.JWKSNoMatchingKey) return 'is signed with a key that its issuer does not list'
  if (cause instanceof errors.JWSSignatureVerificationFailed) return 'has a signature that is not right'
  if (cause instanceof errors.JOSEError) return 'is not valid'
  return 'could not be checked, as the keys of its issuer could not be fetched'
}
