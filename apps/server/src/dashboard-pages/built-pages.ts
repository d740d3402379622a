import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const here = import.meta.url
/** Beside the bundle that this is part of, or in `dist/` where this runs from source. */
const directory = fileURLToPath(
  new URL(here.endsWith('.ts') ? '../../../../dist/dashboard/' : './dashboard/', here),
)

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** A file of the dashboard's pages as it was built. */
export interface BuiltFile {
  readonly contentType: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** The file of a name, as `index.html` or `assets/page-x.js`; undefined where there is none, whatever the name tries. */
export async function readBuiltPage(name: string): Promise<BuiltFile | undefined> {
  const file = path.join(directory, name)
  const contentType = contentTypes[path.extname(name)]
  if (!file.startsWith(directory) || contentType === undefined) return undefined
  try {
    return { contentType, bytes: new Uint8Array(await readFile(file)) }
  } catch {
    return undefined
  }
}

/** A script or style of `assets/` as Brotli made it when it was built. @throws where it was not */
export const readBrotli = async (name: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await readFile(path.join(directory, 'assets', `${path.basename(name)}.br`)))
