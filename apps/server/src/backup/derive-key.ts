import { createHmac, randomBytes, scrypt } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { z } from 'zod'
import { BackupError } from './backup-error.ts'

/** How the key of a place with encrypted backups is made of the secret, and how the right one is known. */
export const keyDerivation = z.object({
  kdf: z.literal('scrypt'),
  salt: z.string(),
  cost: z
    .number()
    .int()
    .min(1024)
    .max(2 ** 20),
  check: z.string(),
})
export type KeyDerivation = z.output<typeof keyDerivation>

/** scrypt's cost: 32 MiB and a tenth of a second, for a secret that is random anyway. */
const standardCost = 2 ** 15
const secretBytesMin = 16

/** The secret in a file: its content without white space at the ends. @throws BackupError `bad_key`. */
export async function readSecret(file: string): Promise<Buffer> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new BackupError('bad_key', `The key file ${file} cannot be read.`, { cause })
  })
  const secret = Buffer.from(text.trim())
  if (secret.length >= secretBytesMin) return secret
  throw new BackupError(
    'bad_key',
    `The key file ${file} holds fewer than ${secretBytesMin} bytes. Make one with: openssl rand -base64 32 > ${file}`,
  )
}

/** A new derivation of a key from this secret. */
export async function newDerivation(secret: Buffer): Promise<{ key: Buffer; derivation: KeyDerivation }> {
  const salt = randomBytes(16).toString('base64')
  const key = await derive(secret, salt, standardCost)
  return { key, derivation: { kdf: 'scrypt', salt, cost: standardCost, check: checkOf(key) } }
}

/** The key of a place. @throws BackupError `bad_key` where the secret is not the one that the place was made with. */
export async function deriveKey(
  secret: Buffer,
  { salt, cost, check }: KeyDerivation,
  place: string,
): Promise<Buffer> {
  const key = await derive(secret, salt, cost)
  if (checkOf(key) === check) return key
  throw new BackupError('bad_key', `The backups at ${place} were encrypted with another key.`)
}

const derive = (secret: Buffer, salt: string, cost: number): Promise<Buffer> =>
  (promisify(scrypt) as (secret: Buffer, salt: Buffer, bytes: number, options: object) => Promise<Buffer>)(
    secret,
    Buffer.from(salt, 'base64'),
    32,
    { N: cost, r: 8, p: 1, maxmem: 256 * cost * 8 },
  )

const checkOf = (key: Buffer): string => createHmac('sha256', key).update('sojourn backup').digest('hex')
