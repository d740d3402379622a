import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from '../migrate.ts'
import { migrations } from '../migrations/index.ts'
import { copyTree } from './copy-tree.ts'
import { syncPath, syncTree } from './sync-tree.ts'

const dayMs = 86_400_000

/**
 * Makes a database with the tables of this program at `directory`, which must not exist or be empty. It is made beside it
 * and moved into place when it is whole and on disk, so that a crash leaves either nothing or a database.
 *
 * Making one takes Postgres in WebAssembly about 6 s. A copy is kept under `node_modules/.cache`, for this version of
 * PGlite and these migrations; from it the next takes half a second. Where that folder cannot be written, there is no copy.
 */
export async function makeDatabase(directory: string): Promise<void> {
  const unfinished = `${directory}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(dirname(directory), { recursive: true, mode: 0o700 })
  const template = await findTemplate()
  if (template) await copyTree(template, unfinished)
  else await initialize(unfinished)
  await syncTree(unfinished)
  await rename(unfinished, directory)
  await syncPath(dirname(directory))
}

/** The kept copy, made where it is missing; undefined where it cannot be kept. */
async function findTemplate(): Promise<string | undefined> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  const root = entry.slice(0, entry.lastIndexOf(join(sep, 'node_modules', sep)))
  const manifest: { version: string } = JSON.parse(
    await readFile(join(dirname(entry), '..', 'package.json'), 'utf8'),
  )
  const template = join(root, 'node_modules', '.cache', 'sojourn', `pglite-${manifest.version}-${digest()}`)
  if (await exists(template)) return template
  const own = `${template}.${process.pid}-${Date.now()}`
  try {
    await mkdir(dirname(template), { recursive: true })
    await initialize(own)
    await syncTree(own)
    await rename(own, template)
    await removeOld(dirname(template))
    return template
  } catch {
    await rm(own, { recursive: true, force: true }).catch(() => {})
    return (await exists(template)) ? template : undefined
  }
}

/** Copies of other versions that nobody can be reading any more. */
async function removeOld(cache: string): Promise<void> {
  const copies = (await readdir(cache)).filter((name) => name.startsWith('pglite-'))
  for (const copy of copies.map((name) => join(cache, name))) {
    const { mtimeMs } = await stat(copy)
    if (mtimeMs < Date.now() - dayMs) await rm(copy, { recursive: true, force: true })
  }
}

function digest(): string {
  const hash = createHash('sha256')
  for (const { name, text } of migrations) hash.update(`${name}\0${text}\0`)
  return hash.digest('hex').slice(0, 12)
}

async function initialize(directory: string): Promise<void> {
  const pglite = await PGlite.create(directory)
  await migrate(drizzle({ client: pglite }))
  await pglite.close()
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
