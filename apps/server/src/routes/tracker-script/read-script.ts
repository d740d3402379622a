import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

const here = import.meta.url
/** Beside the bundle that this is part of, or in `dist/` where this runs from source. */
const directory = new URL(here.endsWith('.ts') ? '../../../../../dist/tracker/' : './tracker/', here)

/** What a browser may ask for, the smallest first. */
export const encodings = ['br', 'gzip'] as const

/** A script, compressed once. */
export interface TagScript {
  /** Named by its content. */
  readonly etag: string
  /** By encoding; the empty one is the plain text. */
  readonly bodies: Readonly<Record<(typeof encodings)[number] | '', Uint8Array<ArrayBuffer>>>
}

/** @throws the file system's error, where it was not built */
export async function readScript(name: string): Promise<TagScript> {
  const plain = await readFile(fileURLToPath(new URL(name, directory)))
  const [br, gz] = await Promise.all([promisify(brotliCompress)(plain), promisify(gzip)(plain, { level: 9 })])
  const hash = createHash('sha256').update(plain).digest('base64url').slice(0, 22)
  return {
    etag: `"${hash}"`,
    bodies: { br: new Uint8Array(br), gzip: new Uint8Array(gz), '': new Uint8Array(plain) },
  }
}
