import { constants } from 'node:fs'
import { cp, mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { syncPath, syncTree } from './sync-tree.ts'

/**
 * Makes an empty database at `directory`, which must not exist or be empty. It is made beside it and moved into place
 * when it is whole and on disk, so that a crash leaves either nothing or a database.
 *
 * Making one takes Postgres in WebAssembly about 4 s. A copy is kept under `node_modules/.cache`, for this version of
 * PGlite; from it the next takes half a second. Where that folder cannot be written, there is no copy.
 */
export async function makeDatabase(directory: string): Promise<void> {
  const unfinished = `${directory}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(dirname(directory), { recursive: true, mode: 0o700 })
  const template = await findTemplate()
  if (template) await cp(template, unfinished, { recursive: true, mode: constants.COPYFILE_FICLONE })
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
  const template = join(root, 'node_modules', '.cache', 'sojourn', `pglite-${manifest.version}`)
  if (await exists(template)) return template
  const own = `${template}.${process.pid}-${Date.now()}`
  try {
    await mkdir(dirname(template), { recursive: true })
    await initialize(own)
    await syncTree(own)
    await rename(own, template)
    return template
  } catch {
    await rm(own, { recursive: true, force: true }).catch(() => {})
    return (await exists(template)) ? template : undefined
  }
}

async function initialize(directory: string): Promise<void> {
  const pglite = await PGlite.create(directory)
  await pglite.close()
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
