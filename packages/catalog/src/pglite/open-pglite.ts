import { readdir } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { CatalogError } from '../catalog-error.ts'
import type { OpenDatabase } from '../database.ts'
import { DurableNodeFs } from './durable-node-fs.ts'
import { makeDatabase } from './make-database.ts'

/**
 * PGlite's own arguments without `-F`, which turns `fsync` off; and `fsync` for the log, because emscripten's
 * `fdatasync`, the standard on Linux, is empty. Postgres fills its standard buffers of 128 MB with zeros at the start,
 * which is 155 MB of resident memory for a catalog of a few kilobytes.
 */
const startParams = [
  ...PGlite.defaultStartParams.filter((argument) => argument !== '-F'),
  '-c',
  'wal_sync_method=fsync',
  '-c',
  'shared_buffers=4MB',
]

/**
 * Opens the embedded Postgres in this directory and makes it where there is none. Reopening takes 0.2 s.
 * Nothing stops a second process from opening the same directory and losing rows: hold the data directory's lock.
 *
 * @throws CatalogError `cannot_open`.
 */
export async function openPglite(directory: string): Promise<OpenDatabase> {
  try {
    const names = await readdir(directory).catch((): string[] => [])
    if (names.length === 0) await makeDatabase(directory)
    else if (!names.includes('PG_VERSION')) throw new Error('it has files, but they are not a database')
    const pglite = await PGlite.create({ fs: new DurableNodeFs(directory), startParams })
    return {
      database: drizzle({ client: pglite }),
      isShared: false,
      announce: async () => {},
      listen: async () => async () => {},
      close: () => pglite.close(),
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new CatalogError(
      'cannot_open',
      `The catalog in ${directory} does not open: ${reason}. Restore it from a backup.`,
      {
        cause: error,
      },
    )
  }
}
