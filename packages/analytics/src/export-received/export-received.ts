import {
  defineQuery,
  eventSelection,
  readEventRow,
  type StoredEvent,
  type Warehouse,
} from '@sojourn/warehouse'
import { streamSettings } from '../stream-settings.ts'
import sql from './export-received.sql?raw'
import firstSql from './first-of-site.sql?raw'

const received = defineQuery<{ site: string; from: number; to: number }, StoredEvent>({
  name: 'export-received',
  sql,
  holes: { columns: eventSelection },
  read: readEventRow,
})

/**
 * All events that were received in a time (unix milliseconds, half-open), in bounded memory and the same order each time:
 * what is received is never received again, so times that follow each other have each event once.
 */
export const exportReceived = (
  warehouse: Warehouse,
  siteId: string,
  { from, to }: { readonly from: number; readonly to: number },
): AsyncGenerator<StoredEvent> =>
  received.stream(warehouse, { site: siteId, from, to }, { settings: streamSettings })

const first = defineQuery<{ site: string }, FirstOfSite>({
  name: 'export-first',
  sql: firstSql,
  read: ([receivedAt, startedAt]) => ({
    receivedAt: receivedAt === null ? undefined : Number(receivedAt),
    startedAt: startedAt === null ? undefined : Number(startedAt),
  }),
})

/** Unix milliseconds; undefined where there is none. */
export interface FirstOfSite {
  readonly receivedAt: number | undefined
  readonly startedAt: number | undefined
}

/** Where an export of everything of a site begins. */
export async function firstOfSite(warehouse: Warehouse, siteId: string): Promise<FirstOfSite> {
  const [found] = await first(warehouse, { site: siteId })
  return found ?? { receivedAt: undefined, startedAt: undefined }
}
