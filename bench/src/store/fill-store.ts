import path from 'node:path'
import { startBenchServer } from '../server/bench-server.ts'
import { rebuildAll } from '../server/rebuild-all.ts'
import { fillEvents } from './fill-events.ts'
import { mergeParts } from './merge-parts.ts'

/** What filling a store came to. */
export interface FilledStore {
  readonly siteId: string
  readonly sessions: number
}

/**
 * Fills a new data directory: the site that its first start makes with so many events, and others, which must be there
 * already, as they say. Sessions are folded from the events by a rebuild,
 * and parts are merged as an hour leaves them.
 */
export async function fillStore(
  directory: string,
  events: number,
  others: readonly { readonly siteId: string; readonly events: number }[] = [],
): Promise<FilledStore> {
  const siteId = await findSite(directory)
  const sites = [{ siteId, events }, ...others]
  for (const site of sites) await fillEvents(path.join(directory, 'clickhouse'), site.siteId, site.events)
  const server = await startBenchServer(directory)
  const { sessions } = await rebuildAll(server)
  await server.stop()
  await mergeParts(path.join(directory, 'clickhouse'))
  return { siteId, sessions }
}

/** The first site; a first start makes it. */
async function findSite(directory: string): Promise<string> {
  const server = await startBenchServer(directory)
  const { sites } = await server.ask<{ sites: { siteId: string }[] }>('/api/v1/sites')
  await server.stop()
  const [site] = sites
  if (!site) throw new Error('the first start made no site')
  return site.siteId
}
