import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { promisify } from 'node:util'
import { constants, gunzip, gzip } from 'node:zlib'
import { BackupError } from './backup-error.ts'

const compress = promisify(gzip)
const decompress = promisify(gunzip)

/** AES-256-GCM: 12 bytes of nonce, 16 of tag. */
const nonceBytes = 12
const tagBytes = 16
const hashBytes = 32

/** Makes the bytes of a file of a backup, and reads them. */
export interface Sealer {
  /** A name that tells nothing of what it names, unless one has the key. */
  nameOf(identity: string): string
  /** `name` is bound to the bytes: a file in the place of another one is refused. */
  seal(name: string, bytes: Buffer): Promise<Buffer>
  /** @throws BackupError `damaged`. */
  unseal(name: string, sealed: Buffer): Promise<Buffer>
}

/**
 * Compressed files, encrypted with AES-256-GCM where there is a key of 32 bytes, and else with a checksum. One key may
 * encrypt 2³² files by random nonces (NIST SP 800-38D, 8.3).
 */
export function createSealer(key: Buffer | undefined): Sealer {
  const derive = (use: string) => Buffer.from(hkdfSync('sha256', key ?? Buffer.alloc(32), '', use, 32))
  const dataKey = derive('sojourn backup data')
  const nameKey = derive('sojourn backup names')
  const damaged = (name: string, cause?: unknown) =>
    new BackupError(
      'damaged',
      `The file ${name} of the backup is not what was written. Use another copy of it.`,
      {
        cause,
      },
    )
  return {
    nameOf: (identity) => createHmac('sha256', nameKey).update(identity).digest('hex'),
    async seal(name, bytes) {
      const packed = await compress(bytes, { level: constants.Z_BEST_SPEED })
      if (!key) return Buffer.concat([checksum(name, packed), packed])
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', dataKey, nonce).setAAD(Buffer.from(name))
      const body = Buffer.concat([cipher.update(packed), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body])
    },
    async unseal(name, sealed) {
      try {
        if (!key) {
          const packed = sealed.subarray(hashBytes)
          if (!timingSafeEqual(sealed.subarray(0, hashBytes), checksum(name, packed))) throw damaged(name)
          return await decompress(packed)
        }
        const decipher = createDecipheriv('aes-256-gcm', dataKey, sealed.subarray(0, nonceBytes))
        decipher.setAAD(Buffer.from(name))
        decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
        const body = sealed.subarray(nonceBytes + tagBytes)
        return await decompress(Buffer.concat([decipher.update(body), decipher.final()]))
      } catch (cause) {
        throw damaged(name, cause)
      }
    },
  }
}

const checksum = (name: string, packed: Buffer): Buffer =>
  createHash('sha256').update(`${name}\0`).update(packed).digest()
