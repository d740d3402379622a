import { createCipheriv, createDecipheriv } from 'node:crypto'

/** One block of AES: the number in the first eight bytes, zeros in the others. */
const blockBytes = 16

/**
 * A number as text that tells nothing, for whoever brings it back. The bus counts the events of all tenants: how far two
 * numbers lie apart would tell one what the others do.
 */
export function sealPlace(key: Uint8Array, number: number): string {
  const block = Buffer.alloc(blockBytes)
  block.writeBigUInt64BE(BigInt(number))
  // A single block that is never repeated: nothing that chains blocks would add anything.
  return createCipheriv('aes-128-ecb', key, null).setAutoPadding(false).update(block).toString('base64url')
}

/** The number of {@link sealPlace}; undefined where the text was not made with this key. */
export function openPlace(key: Uint8Array, text: string): number | undefined {
  const sealed = Buffer.from(text, 'base64url')
  if (sealed.length !== blockBytes) return undefined
  const block = createDecipheriv('aes-128-ecb', key, null).setAutoPadding(false).update(sealed)
  if (block.subarray(8).some((byte) => byte !== 0)) return undefined
  return Number(block.readBigUInt64BE())
}
