import { setTimeout as rest } from 'node:timers/promises'
import { command, type Warehouse } from '@sojourn/warehouse'
import { mutationsOpen, type RowsOfSite, rowsOfSite } from './questions.ts'
import removeEvents from './sql/remove-events.sql?raw'
import removeIdentities from './sql/remove-identities.sql?raw'
import removeLedger from './sql/remove-ledger.sql?raw'
import removeChanges from './sql/remove-session-changes.sql?raw'
import removeSessions from './sql/remove-sessions.sql?raw'
import removeMoves from './sql/remove-visit-moves.sql?raw'

const pollMs = 250

/** A read that also sees rows that are deleted and wait for a merge. */
const asOnDisk = { apply_deleted_mask: 0, apply_patch_parts: 0 } as const

/** The rows of a site that are on disk; undefined where there is none. */
export async function rowsLeft(warehouse: Warehouse, site: string): Promise<RowsOfSite | undefined> {
  const [rows] = await rowsOfSite(warehouse, { site }, { settings: asOnDisk })
  return rows && Object.values(rows).some((count) => count > 0) ? rows : undefined
}

/** Begins to remove every row of a site from the disk; goes on beside other work. Safe to repeat. */
export async function beginRemoval(warehouse: Warehouse, site: string): Promise<void> {
  const statements = [
    removeEvents,
    removeChanges,
    removeSessions,
    removeIdentities,
    removeMoves,
    removeLedger,
  ]
  for (const query of statements)
    await command(warehouse, [site], {
      query,
      query_params: { site },
      clickhouse_settings: { log_comment: 'site-removal', mutations_sync: '0' },
    })
}

/**
 * Waits until what was begun is done. The files of before stay for some minutes, as the store keeps them for crashes.
 * @throws Error where the store cannot, with its reason
 */
export async function removalDone(warehouse: Warehouse, signal: AbortSignal): Promise<void> {
  for (;;) {
    const open = await mutationsOpen(warehouse, {})
    if (open.length === 0) return
    const failed = open.find(({ failure }) => failure !== '')
    if (failed) throw new Error(`rows of ${failed.table} cannot be removed: ${failed.failure}`)
    await rest(pollMs, undefined, { signal })
  }
}
