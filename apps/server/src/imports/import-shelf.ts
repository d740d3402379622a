import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ProblemError } from '@sojourn/contract'
import type { ImportForm } from './import-form.ts'
import type { ImportReport } from './import-report.ts'

/** What is known of an import. */
export interface ImportRecord {
  readonly importId: string
  readonly organizationId: string
  readonly siteId: string
  readonly fileName: string
  /** The size of the file. */
  readonly bytes: number
  readonly createdBy: string
  /** ISO 8601. */
  readonly createdAt: string
  /** How it is read; undefined: not begun. */
  readonly form?: ImportForm
  readonly runId?: string
  /** What it came to; undefined: not done. */
  readonly report?: ImportReport
}

/** Files that people sent to be imported. They lie on the server that took them, and for a day at the most. */
export interface ImportShelf {
  add(record: Omit<ImportRecord, 'importId' | 'createdAt'>): Promise<ImportRecord>
  get(importId: string): Promise<ImportRecord | undefined>
  /** Of all organizations, newest first. */
  list(): Promise<ImportRecord[]>
  change(importId: string, changes: Partial<ImportRecord>): Promise<ImportRecord>
  /** Where the file and what comes of it lies. */
  placeOf(importId: string): { readonly folder: string; readonly file: string; readonly rejected: string }
  /** How much of the file is here, in bytes. */
  received(importId: string): Promise<number>
  /** Writes a piece of the file; the same one again changes nothing. */
  write(importId: string, offset: number, piece: Uint8Array): Promise<void>
  /** Whether lines that are no events lie here. */
  hasRejected(importId: string): Promise<boolean>
  /** Takes away the file; lines of it that were rejected stay. */
  removeUpload(importId: string): Promise<void>
  /** Takes away what people sent; what it came to stays. */
  removeFiles(importId: string): Promise<void>
  remove(importId: string): Promise<void>
}

const idPattern = /^imp_[0-9a-f]{24}$/

/** @param root a folder of the data directory; made when it is needed */
export function openImportShelf(root: string): ImportShelf {
  const placeOf = (importId: string) => {
    const folder = join(root, importId)
    return { folder, file: join(folder, 'file'), rejected: join(folder, 'rejected.ndjson') }
  }
  const recordFile = (importId: string) => join(root, importId, 'import.json')
  /** By a rename, so that a crash leaves the one or the other. */
  const keep = async (record: ImportRecord): Promise<ImportRecord> => {
    const file = recordFile(record.importId)
    await writeFile(`${file}.new`, JSON.stringify(record), { mode: 0o600, flush: true })
    await rename(`${file}.new`, file)
    return record
  }
  const get: ImportShelf['get'] = async (importId) => {
    if (!idPattern.test(importId)) return undefined
    const text = await readFile(recordFile(importId), 'utf8').catch(() => undefined)
    return text === undefined ? undefined : (JSON.parse(text) as ImportRecord)
  }
  const shelf: ImportShelf = {
    async add(given) {
      const importId = `imp_${randomBytes(12).toString('hex')}`
      await mkdir(placeOf(importId).folder, { recursive: true, mode: 0o700 })
      return keep({ ...given, importId, createdAt: new Date().toISOString() })
    },
    get,
    async list() {
      const names = await readdir(root).catch(() => [])
      const records = (await Promise.all(names.map(get))).flatMap((record) => record ?? [])
      return records.sort((one, other) => (one.createdAt < other.createdAt ? 1 : -1))
    },
    async change(importId, changes) {
      const record = await get(importId)
      if (!record) throw unknownImport(importId)
      return keep({ ...record, ...changes })
    },
    placeOf,
    received: (importId) =>
      stat(placeOf(importId).file).then(
        ({ size }) => size,
        () => 0,
      ),
    async write(importId, offset, piece) {
      const { file } = placeOf(importId)
      const handle = await open(file, (await shelf.received(importId)) === 0 ? 'w' : 'r+', 0o600)
      try {
        await handle.write(piece, 0, piece.byteLength, offset)
      } finally {
        await handle.close()
      }
    },
    hasRejected: (importId) =>
      stat(placeOf(importId).rejected).then(
        () => true,
        () => false,
      ),
    removeUpload: (importId) => rm(placeOf(importId).file, { force: true }),
    async removeFiles(importId) {
      const { folder } = placeOf(importId)
      for (const name of await readdir(folder).catch(() => []))
        if (name !== 'import.json') await rm(join(folder, name), { recursive: true, force: true })
    },
    remove: (importId) => rm(placeOf(importId).folder, { recursive: true, force: true }),
  }
  return shelf
}

export const unknownImport = (importId: string): ProblemError =>
  new ProblemError(
    'not_found',
    `There is no import with the id ${JSON.stringify(importId.slice(0, 64))} on this server.`,
  )
