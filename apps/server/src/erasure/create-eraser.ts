import type { Catalog, Erasure } from '@sojourn/catalog'
import type { Warehouse } from '@sojourn/warehouse'
import { type BackgroundWork, createBackgroundWork } from '../background-work.ts'
import type { LiveCollector } from '../collect/live-collector.ts'
import { clearDisk } from './clear-disk.ts'
import { type Deleted, deleteRows } from './delete-rows.ts'
import { asOnDisk, oldParts, rowsRemaining } from './questions.ts'

/** How soon what failed is tried again. */
const retryMs = 30_000

/** Erases persons in the background, one after the other; what stops it goes on with the next start. */
export function createEraser(parts: {
  warehouse: Warehouse
  collector: Pick<LiveCollector, 'apart'>
  erasures: Pick<Catalog['erasures'], 'unfinished' | 'progress' | 'finish'>
  /** Told of what was erased, so that nobody remembers it. */
  onDeleted: (deleted: Deleted) => void
  onFault: (cause: unknown) => void
  /** How often it is looked whether old files are gone. @default 5000 */
  pollMs?: number
}): BackgroundWork {
  const { warehouse, erasures, onFault, pollMs = 5_000 } = parts
  /** By id of the erasure: files that may still hold something of the person. */
  const filesLeft = new Map<string, Set<string>>()

  async function erase(erasure: Erasure & { userId: string }, signal: AbortSignal): Promise<void> {
    const person = { sites: erasure.siteIds, user: erasure.userId }
    const { removed } = await parts.collector.apart(async () => {
      const deleted = await deleteRows(warehouse, person)
      parts.onDeleted(deleted)
      return deleted
    })
    await erasures.progress(erasure.id, { removed: sum(erasure.removed, removed) })
    await clearDisk(warehouse, person, signal)
    const before = erasure.requestedAt.getTime()
    const [remaining = {}] = await rowsRemaining(warehouse, { ...person, before }, { settings: asOnDisk })
    await erasures.progress(erasure.id, { remaining })
    if (Object.values(remaining).some((rows) => rows > 0))
      throw new Error(`erasure ${erasure.id} left rows: ${JSON.stringify(remaining)}`)
    filesLeft.set(erasure.id, new Set(await oldParts(warehouse, {})))
  }

  /** Does what can be done now. Returns after how long to look again; undefined: nothing is left. */
  async function round(signal: AbortSignal): Promise<number | undefined> {
    let again: number | undefined
    const open = await erasures.unfinished()
    for (const erasure of open) {
      signal.throwIfAborted()
      if (filesLeft.has(erasure.id)) continue
      try {
        await erase(erasure, signal)
      } catch (cause) {
        if (signal.aborted) throw cause
        onFault(cause)
        again = retryMs
      }
    }
    if (filesLeft.size === 0) return again
    const there = new Set(await oldParts(warehouse, {}))
    for (const [erasureId, files] of filesLeft) {
      if ([...files].some((file) => there.has(file))) continue
      await erasures.finish(erasureId)
      filesLeft.delete(erasureId)
    }
    return filesLeft.size > 0 ? pollMs : again
  }

  return createBackgroundWork({ round, retryMs, onFault })
}

function sum(before: Readonly<Record<string, number>>, now: Readonly<Record<string, number>>) {
  const total: Record<string, number> = { ...before }
  for (const [name, rows] of Object.entries(now)) total[name] = (total[name] ?? 0) + rows
  return total
}
