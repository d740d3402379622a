import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCatalog } from '@sojourn/catalog'

/**
 * Makes a catalog and removes it. The first one on a machine takes seconds, and those after it are copies of what is kept of
 * it: without this the files that begin would all make their first at once, before anything can be copied.
 */
export async function makeFirstCatalog(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sojourn-catalog-'))
  const catalog = await openCatalog({ directory: join(folder, 'catalog') })
  await catalog.close()
  await rm(folder, { recursive: true, force: true })
}
