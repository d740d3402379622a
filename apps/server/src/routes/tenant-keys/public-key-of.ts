import { ProblemError } from '@sojourn/contract'
import { exportJWK, generateKeyPair, importJWK, type JWK } from 'jose'
import { z } from 'zod'

const algorithms = ['EdDSA', 'ES256', 'RS256'] as const

export const newTenantKey = z.strictObject({
  name: z.string().trim().min(1, { error: 'must not be empty' }).max(128),
  algorithm: z.enum(algorithms, { error: `must be one of ${algorithms.join(', ')}` }).default('EdDSA'),
  publicKey: z.record(z.string().max(64), z.string().max(2048)).optional(),
  expiresAt: z.iso
    .datetime({ error: 'must be an ISO 8601 time' })
    .transform((text) => new Date(text))
    .nullish(),
})

/** Members of a JSON Web Key that are secret, by RFC 7518. */
const secretMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']
/** The form of the public half, by algorithm: the members that are kept. */
const publicMembers = {
  EdDSA: ['kty', 'crv', 'x'],
  ES256: ['kty', 'crv', 'x', 'y'],
  RS256: ['kty', 'n', 'e'],
} as const

/**
 * The public key as it is kept; where none is given, that of a new pair, whose private half comes along.
 * @throws ProblemError `invalid_request` where what is given is no public key for the algorithm, or a private one.
 */
export async function publicKeyOf(
  algorithm: (typeof algorithms)[number],
  given: Readonly<Record<string, string>> | undefined,
): Promise<{ publicKey: Record<string, string>; privateKey?: JWK }> {
  if (given === undefined) {
    const pair = await generateKeyPair(algorithm, { extractable: true })
    const publicKey = kept(algorithm, (await exportJWK(pair.publicKey)) as Record<string, string>)
    return { publicKey, privateKey: await exportJWK(pair.privateKey) }
  }
  if (secretMembers.some((name) => Object.hasOwn(given, name)))
    throw refuse('must be the public half alone; consider this private key seen, and make another')
  const publicKey = kept(algorithm, given)
  try {
    await importJWK(publicKey, algorithm)
  } catch (cause) {
    throw refuse(`must be a public JSON Web Key for ${algorithm}`, cause)
  }
  if (algorithm === 'RS256' && Buffer.from(publicKey.n ?? '', 'base64url').length < 256)
    throw refuse('must have at least 2048 bits')
  return { publicKey }
}

const kept = (algorithm: (typeof algorithms)[number], key: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    publicMembers[algorithm].flatMap((name) =>
      key[name] === undefined ? [] : [[name, key[name]] as [string, string]],
    ),
  )

const refuse = (message: string, cause?: unknown) =>
  new ProblemError('invalid_request', `publicKey ${message}.`, {
    errors: [{ path: 'publicKey', message }],
    cause,
  })
