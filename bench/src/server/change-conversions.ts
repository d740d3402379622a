import { type BenchServer, secretKey } from './bench-server.ts'

/** What nearly every session has. */
const everywhere = ['landing', 'page_view']

/**
 * Changes what is a conversion on a site, so that the row of nearly every session says something else than its events: all of
 * them have converted, or none, the other way round at each call.
 */
export async function changeConversions(server: BenchServer, siteId: string): Promise<void> {
  const address = `/api/v1/sites/${siteId}`
  const { site } = await server.ask<{ site: { settings: { conversions: string[] } } }>(address)
  const conversions = site.settings.conversions.join() === everywhere.join() ? ['none_of_them'] : everywhere
  const response = await fetch(`http://127.0.0.1:${server.port}${address}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ settings: { conversions } }),
  })
  if (!response.ok) throw new Error(`the rules cannot be changed: ${await response.text()}`)
}
