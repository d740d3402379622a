import { setTimeout as rest } from 'node:timers/promises'
import { command, defineQuery, type Warehouse } from '@sojourn/warehouse'
import type { OtherPage } from './other-pages.ts'
import rewrite from './rewrite-events.sql?raw'
import open from './rewrites-open.sql?raw'

/** Pairs of type and path in one statement: some hundred kilobytes. */
const pairsAtOnce = 5_000
const pollMs = 50

const rewritesOpen = defineQuery<Record<string, never>, string>({
  name: 'rewrites-open',
  sql: open,
  read: ([failure]) => failure as string,
})

/** Where the events lie: a site, and a range of anchors in unix seconds within one week. */
interface Place {
  readonly siteId: string
  readonly from: number
  readonly to: number
}

/**
 * Writes another page and stage into stored events, and waits until it is done. Whether they are in the store is for the
 * store to go on with, also after a crash; safe to repeat. A patch part would be there sooner, but as long as it is not
 * merged, questions take twenty times as long over so many rows.
 * @throws Error where the store cannot do it, with its reason.
 */
export async function rewriteEvents(
  warehouse: Warehouse,
  { siteId, from, to }: Place,
  pages: readonly OtherPage[],
  signal?: AbortSignal,
): Promise<void> {
  for (let start = 0; start < pages.length; start += pairsAtOnce) {
    const part = pages.slice(start, start + pairsAtOnce)
    await command(warehouse, [siteId], {
      query: rewrite,
      query_params: {
        site: siteId,
        from,
        to,
        week: mondayOf(from),
        keys: part.map(({ type, path }) => `${type} ${path}`),
        pages: part.map(({ page }) => page),
        stages: part.map(({ stage }) => stage),
      },
      clickhouse_settings: { log_comment: 'rewrite-events', mutations_sync: '0' },
    })
    await allDone(warehouse, signal)
    warehouse.writes.note([siteId])
  }
}

async function allDone(warehouse: Warehouse, signal: AbortSignal | undefined): Promise<void> {
  for (;;) {
    const going = await rewritesOpen(warehouse, {})
    if (going.length === 0) return
    const failure = going.find((reason) => reason !== '')
    if (failure) throw new Error(`pages of events cannot be written: ${failure}`)
    await rest(pollMs)
    signal?.throwIfAborted()
  }
}

const daySeconds = 86_400

/** The partition of an anchor in unix seconds: its Monday, as `20260601`. The first day of unix time was a Thursday. */
function mondayOf(at: number): string {
  const day = Math.floor(at / daySeconds)
  const monday = day - ((day + 3) % 7)
  return new Date(monday * daySeconds * 1000).toISOString().slice(0, 10).replaceAll('-', '')
}
