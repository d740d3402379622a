import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { addSite } from './add-site.ts'
import { fillStore } from './fill-store.ts'

/** A filled store: a large site and a small one beside it. */
interface FilledStores {
  readonly siteId: string
  readonly smallSite: string
  /** Of the large site. */
  readonly sessions: number
}

/** The stores that an earlier run left in the directory, or new ones; a directory keeps what it was filled with first. */
export async function findOrFillStores(
  directory: string,
  events: number,
  smallEvents: number,
): Promise<FilledStores> {
  const note = path.join(directory, 'filled.json')
  const found = await readFile(note, 'utf8').catch(() => undefined)
  if (found) return JSON.parse(found) as FilledStores
  const smallSite = await addSite(directory, 'Small')
  const { siteId, sessions } = await fillStore(directory, events, [
    { siteId: smallSite, events: smallEvents },
  ])
  const filled = { siteId, smallSite, sessions }
  await writeFile(note, JSON.stringify(filled))
  return filled
}
