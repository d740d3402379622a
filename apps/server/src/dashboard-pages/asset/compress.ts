import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { BuiltFile } from '../built-pages.ts'

/** What a browser may ask for, the smallest first. */
export const encodings = ['br', 'gzip'] as const
type Encoding = (typeof encodings)[number]

/** Nearly as small as the best there is, in a thirtieth of the time. */
const brotliQuality = 9

const compressors: Readonly<Record<Encoding, (bytes: Uint8Array) => Promise<Uint8Array>>> = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } }),
  gzip: (bytes) => promisify(gzip)(bytes),
}

const compressed = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()

/** A file of the dashboard in an encoding, compressed once: files are named by their content. */
export function compress(name: string, { bytes }: BuiltFile, encoding: Encoding) {
  const key = `${encoding} ${name}`
  const standing = compressed.get(key)
  if (standing) return standing
  const made = compressors[encoding](bytes).then((smaller) => new Uint8Array(smaller))
  compressed.set(key, made)
  made.catch(() => compressed.delete(key))
  return made
}
