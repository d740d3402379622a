import path from 'node:path'
import { openCatalog } from '@sojourn/catalog'
import { secretKey, writeKey } from '../server/bench-server.ts'

/** Makes a further site in the catalog of a stopped server, and answers its id. */
export async function addSite(directory: string, name: string): Promise<string> {
  const catalog = await openCatalog({ directory: path.join(directory, 'catalog') })
  try {
    const { organizationId } = await catalog.ensureFirst({ writeKey, secretKey })
    return (await catalog.createSite(organizationId, { name })).siteId
  } finally {
    await catalog.close()
  }
}
