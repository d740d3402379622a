import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { type BuiltFile, readBrotli } from '../built-pages.ts'

/** What a browser may ask for, the smallest first. */
export const encodings = ['br', 'gzip'] as const
type Encoding = (typeof encodings)[number]

const compressed = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()

/**
 * A file of the dashboard in an encoding. By Brotli it was compressed when it was built; by gzip once: files are named by their
 * content.
 */
export function compress(name: string, { bytes }: BuiltFile, encoding: Encoding) {
  const key = `${encoding} ${name}`
  const standing = compressed.get(key)
  if (standing) return standing
  const made = encoding === 'br' ? readBrotli(name) : promisify(gzip)(bytes).then((it) => new Uint8Array(it))
  compressed.set(key, made)
  made.catch(() => compressed.delete(key))
  return made
}
