import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { DataDirectoryError } from './data-directory-error.ts'
import { DataDirectoryInUse } from './data-directory-in-use.ts'
import { lockDirectory } from './lock-directory.ts'
import { type RunningServer, readServerFile, removeServerFile, writeServerFile } from './server-file.ts'

/** The layout of the folder. A change that an older program would misread is a new number. */
const formatVersion = 1

/** A folder that this process alone works on. */
export interface DataDirectory {
  /** Absolute, links resolved. */
  readonly path: string
  /** Where the embedded ClickHouse lives. */
  readonly clickhouse: string
  /** Where the embedded Postgres lives. */
  readonly catalog: string
  /** Where files lie that people sent to be imported. */
  readonly imports: string
  /** Makes this server known to commands on the same machine, once it listens. */
  writeServerFile(server: RunningServer): Promise<void>
  /** Takes `server.json` away and frees the folder. Everything in it must have been closed before. */
  close(): Promise<void>
}

/** The file that stands in the folder while a backup is being restored there. */
export const restoringFile = (path: string): string => join(path, 'restoring')

/**
 * Makes the folder where it is missing, readable by its owner alone, and takes it for this process until `close` or the
 * process's death.
 *
 * @throws DataDirectoryInUse
 * @throws DataDirectoryError `newer`, `unusable` (also for a server where a restore did not come to its end).
 */
export async function openDataDirectory(
  directory: string,
  purpose: 'serve' | 'restore' = 'serve',
): Promise<DataDirectory> {
  const path = resolve(directory)
  try {
    await mkdir(path, { recursive: true, mode: 0o700 })
    return await take(await realpath(path), purpose)
  } catch (error) {
    if (error instanceof DataDirectoryError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new DataDirectoryError(
      'unusable',
      `Sojourn cannot use the folder ${path}: ${reason}. Make it writable for this user, or set SOJOURN_DATA_DIR to another folder.`,
      { cause: error },
    )
  }
}

async function take(path: string, purpose: 'serve' | 'restore'): Promise<DataDirectory> {
  const lock = await lockDirectory(path)
  if (!lock) throw new DataDirectoryInUse(path, await readServerFile(path))
  try {
    await removeServerFile(path)
    await checkVersion(path)
    if (purpose === 'serve') await refuseHalfRestored(path)
  } catch (error) {
    await lock.release()
    throw error
  }
  return {
    path,
    clickhouse: join(path, 'clickhouse'),
    catalog: join(path, 'catalog'),
    imports: join(path, 'imports'),
    writeServerFile: (server) => writeServerFile(path, server),
    async close() {
      await removeServerFile(path)
      await lock.release()
    },
  }
}

async function refuseHalfRestored(path: string): Promise<void> {
  const backup = await readFile(restoringFile(path), 'utf8').catch(() => undefined)
  if (backup === undefined) return
  throw new DataDirectoryError(
    'unusable',
    `Restoring a backup into ${path} did not come to its end. Run the same \`sojourn restore\` again (backup ${backup.trim()}), or remove the folder.`,
  )
}

async function checkVersion(path: string): Promise<void> {
  const file = join(path, 'version')
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  // Empty: the machine lost power between making the file and filling it.
  if (text === undefined || text === '')
    return writeFile(file, `${formatVersion}\n`, { mode: 0o600, flush: true })
  const version = /^\d+\n?$/.test(text) ? Number(text) : Number.NaN
  if (Number.isNaN(version)) throw new Error(`its file ${file} does not hold the number of a version`)
  if (version > formatVersion) {
    throw new DataDirectoryError(
      'newer',
      `${path} was written by a later version of Sojourn (format ${version}, this one knows ${formatVersion}). Start that version, or set SOJOURN_DATA_DIR to another folder.`,
    )
  }
}
