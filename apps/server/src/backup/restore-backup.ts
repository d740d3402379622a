import { readdir, rm, writeFile } from 'node:fs/promises'
import { type CatalogDump, restoreCatalog } from '@sojourn/catalog'
import { startEngine } from '@sojourn/engine'
import { openForRestore, type RestoringStore } from '@sojourn/warehouse'
import type { Config } from '../config.ts'
import {
  type DataDirectory,
  openDataDirectory,
  restoringFile,
} from '../data-directory/open-data-directory.ts'
import { BackupError } from './backup-error.ts'
import type { Manifest } from './manifest.ts'
import type { Repository } from './repository.ts'

/** What was restored. */
export interface RestoreReport {
  readonly backupId: string
  readonly takenAt: string
  readonly sessions: number
  readonly events: number
  readonly organizations: number
}

/**
 * Makes an installation of a backup: in the data directory of `config`, or in the ClickHouse and the Postgres that it names,
 * which must be empty. The rows are counted afterwards and compared with what the backup counted. Where it is stopped, the
 * directory serves nobody, and the same call begins anew.
 *
 * @throws BackupError; DataDirectoryError, EngineError, WarehouseError, CatalogError where the place does not open.
 */
export async function restoreBackup(
  config: Config,
  repository: Repository,
  backupId: string,
  onProgress: (filesDone: number, filesTotal: number) => void,
): Promise<RestoreReport> {
  const manifest = await repository.manifest(backupId)
  const directory = await openDataDirectory(config.dataDirectory, 'restore')
  try {
    await beginAnew(directory, backupId)
    const total = [...manifest.tables, ...manifest.catalog.tables].flatMap(({ objects }) => objects).length
    let done = 0
    const read = async (object: string) => {
      const bytes = await repository.read(object)
      onProgress(++done, total)
      return bytes
    }
    await withStore(config, directory, (store) => restoreTables(store, manifest, read))
    const dump = await readCatalog(manifest, read)
    await restoreCatalog(
      config.databaseUrl ? { url: config.databaseUrl } : { directory: directory.catalog },
      dump,
    )
    await rm(restoringFile(directory.path))
  } finally {
    await directory.close()
  }
  const rowsOf = (tables: readonly { name: string; rows: number }[], table: string) =>
    tables.find(({ name }) => name === table)?.rows ?? 0
  return {
    backupId,
    takenAt: manifest.takenAt,
    sessions: rowsOf(manifest.tables, 'sessions'),
    events: rowsOf(manifest.tables, 'events'),
    organizations: rowsOf(manifest.catalog.tables, 'organizations'),
  }
}

/** Marks the directory, and removes what an earlier attempt left. @throws BackupError `not_empty`. */
async function beginAnew(directory: DataDirectory, backupId: string): Promise<void> {
  const names = await readdir(directory.path)
  const isOurs = names.includes('restoring')
  if (!isOurs && (names.includes('clickhouse') || names.includes('catalog')))
    throw new BackupError(
      'not_empty',
      `${directory.path} has data already, which a restore would mix with. Name a folder that is empty or not there.`,
    )
  await writeFile(restoringFile(directory.path), `${backupId}\n`, { mode: 0o600, flush: true })
  for (const folder of [directory.clickhouse, directory.catalog])
    await rm(folder, { recursive: true, force: true })
}

async function withStore(
  config: Config,
  directory: DataDirectory,
  work: (store: RestoringStore) => Promise<void>,
): Promise<void> {
  const engine = config.clickhouseUrl
    ? undefined
    : await startEngine({ directory: directory.clickhouse, memoryBytesMax: config.engineMemoryBytes })
  try {
    const store = await openForRestore(
      engine
        ? { url: engine.url, agent: engine.agent, headers: engine.headers }
        : { url: config.clickhouseUrl as string },
    )
    await work(store).finally(() => store.close())
  } finally {
    await engine?.stop()
  }
}

async function restoreTables(
  store: RestoringStore,
  { tables }: Manifest,
  read: (object: string) => Promise<Buffer>,
): Promise<void> {
  for (const { name, definition, columns, objects } of tables) {
    await store.makeTable(name, definition)
    // While one is written, the next one is read.
    let next = objects[0] === undefined ? undefined : read(objects[0])
    for (const index of objects.keys()) {
      const rows = await next
      const following = objects[index + 1]
      next = following === undefined ? undefined : read(following)
      next?.catch(() => {})
      if (rows?.length) await store.insert(name, columns, rows)
    }
  }
  for (const { name, definition, rows } of tables) {
    const counted = await store.count(name, definition)
    if (counted !== rows)
      throw new BackupError(
        'differs',
        `The table ${name} has ${counted} rows, and had ${rows} when it was backed up.`,
      )
  }
}

async function readCatalog(
  { catalog }: Manifest,
  read: (object: string) => Promise<Buffer>,
): Promise<CatalogDump> {
  const tables: { name: string; rows: string[] }[] = []
  for (const { name, objects } of catalog.tables) {
    const rows: string[] = []
    for (const object of objects) rows.push(...(await read(object)).toString('utf8').trimEnd().split('\n'))
    tables.push({ name, rows })
  }
  return { migrations: catalog.migrations, tables }
}
