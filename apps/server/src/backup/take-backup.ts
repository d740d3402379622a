import { createHash } from 'node:crypto'
import type { Catalog, CatalogDump } from '@sojourn/catalog'
import { formatInstant } from '@sojourn/contract'
import { dumpRows, openSnapshot, type SnapshotTable, type Warehouse } from '@sojourn/warehouse'
import type { LiveCollector } from '../collect/live-collector.ts'
import { version } from '../version.ts'
import type { Manifest } from './manifest.ts'
import { planChunks } from './plan-chunks.ts'
import type { Repository } from './repository.ts'

/** What a backup came to. */
export interface BackupReport {
  readonly backupId: string
  readonly place: string
  readonly takenAt: string
  /** How long nothing was written for it, in milliseconds. */
  readonly stillMs: number
  readonly sessions: number
  readonly events: number
  /** Bytes that were new at the place. */
  readonly bytesWritten: number
}

export interface BackupProgress {
  readonly sessions: number
  readonly events: number
  readonly eventsTotal: number
}

/** Uncompressed bytes of rows that are read and kept together. */
const chunkBytes = 16 * 1024 * 1024
const catalogRows = 5_000

/**
 * Makes a backup: everything that was acknowledged when it was taken, store and catalog at the same moment, and nothing
 * later. Collecting waits only while the snapshot is taken. Repeatable: what was kept before it was stopped is not kept again.
 */
export async function takeBackup(parts: {
  warehouse: Warehouse
  catalog: Pick<Catalog, 'dump'>
  collector: Pick<LiveCollector, 'still'>
  repository: Repository
  now: () => number
  signal: AbortSignal
  onProgress: (progress: BackupProgress) => void
}): Promise<BackupReport> {
  const { warehouse, catalog, collector, repository, now } = parts
  const snapshot = await openSnapshot(warehouse)
  try {
    const point = await collector.still(async () => {
      const at = now()
      const [dump] = await Promise.all([catalog.dump(), snapshot.take()])
      return { at, dump, stillMs: now() - at }
    })
    const takenAt = formatInstant(point.at)
    const manifest: Manifest = {
      format: 1,
      takenAt,
      version,
      tables: await keepTables(parts, await snapshot.tables()),
      catalog: await keepCatalog(repository, point.dump),
    }
    const backupId = await repository.finish(manifest)
    const rowsOf = (table: string) => manifest.tables.find(({ name }) => name === table)?.rows ?? 0
    return {
      backupId,
      place: repository.place,
      takenAt,
      stillMs: point.stillMs,
      sessions: rowsOf('sessions'),
      events: rowsOf('events'),
      bytesWritten: repository.bytesWritten,
    }
  } finally {
    await snapshot.drop()
  }
}

async function keepTables(
  { warehouse, repository, signal, onProgress }: Parameters<typeof takeBackup>[0],
  tables: readonly SnapshotTable[],
): Promise<Manifest['tables']> {
  const placesOf = (table: string) =>
    tables.find(({ name }) => name === table)?.parts.reduce((sum, { rows }) => sum + rows, 0) ?? 0
  const eventsTotal = placesOf('events')
  const done = { sessions: 0, events: 0 }
  const kept: Manifest['tables'] = []
  for (const { name, definition, columns, parts, rows } of tables) {
    const objects: string[] = []
    for (const { hashes, rows, ...place } of planChunks(parts, chunkBytes)) {
      signal.throwIfAborted()
      const identity = JSON.stringify([name, columns, hashes, place.from, place.to])
      objects.push(
        await repository.keep(identity, () => dumpRows(warehouse, { table: name, columns, ...place })),
      )
      if (name === 'events' || name === 'sessions') done[name] += rows
      onProgress({ ...done, eventsTotal })
    }
    kept.push({ name, definition, columns: [...columns], rows, objects })
  }
  return kept
}

async function keepCatalog(repository: Repository, dump: CatalogDump): Promise<Manifest['catalog']> {
  const tables: Manifest['catalog']['tables'] = []
  for (const { name, rows } of dump.tables) {
    const objects: string[] = []
    for (let from = 0; from < rows.length; from += catalogRows) {
      const text = Buffer.from(`${rows.slice(from, from + catalogRows).join('\n')}\n`)
      const hash = createHash('sha256').update(text).digest('hex')
      objects.push(await repository.keep(`catalog ${hash}`, async () => text))
    }
    tables.push({ name, rows: rows.length, objects })
  }
  return { migrations: [...dump.migrations], tables }
}
