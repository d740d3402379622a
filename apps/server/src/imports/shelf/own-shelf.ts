import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type ImportFiles,
  type ImportRecord,
  type ImportShelf,
  isImportId,
  newRecord,
  shelfOfRecords,
} from './import-shelf.ts'

/**
 * A shelf on the disk of this server, which no other reaches.
 * @param root a folder of the data directory; made when it is needed
 */
export function openOwnShelf(root: string): ImportShelf {
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
    if (!isImportId(importId)) return undefined
    const text = await readFile(recordFile(importId), 'utf8').catch(() => undefined)
    return text === undefined ? undefined : (JSON.parse(text) as ImportRecord)
  }
  const files = async (importId: string): Promise<ImportFiles> => {
    const { file, rejected } = placeOf(importId)
    const paths = [file, rejected, recordFile(importId)]
    const [sent, aside, known] = await Promise.all(paths.map((path) => stat(path).catch(() => undefined)))
    return {
      received: sent?.size ?? 0,
      hasRejected: aside !== undefined,
      touchedAt: Math.max(sent?.mtimeMs ?? 0, known?.mtimeMs ?? 0),
    }
  }
  const { change, listOf } = shelfOfRecords(get, keep)
  return {
    isShared: false,
    async add(given) {
      const record = newRecord(given)
      await mkdir(placeOf(record.importId).folder, { recursive: true, mode: 0o700 })
      return keep(record)
    },
    get,
    async list() {
      const names = await readdir(root).catch(() => [])
      return listOf(names, files)
    },
    change,
    files,
    placeOf,
    async write(importId, offset, piece) {
      const { file } = placeOf(importId)
      const isFirst = (await files(importId)).received === 0
      const handle = await open(file, isFirst ? 'w' : 'r+', 0o600)
      try {
        await handle.write(piece, 0, piece.byteLength, offset)
      } finally {
        await handle.close()
      }
    },
    bring: async () => undefined,
    keepRejected: async () => undefined,
    async rejected(importId) {
      return (await files(importId)).hasRejected ? createReadStream(placeOf(importId).rejected) : undefined
    },
    removeUpload: (importId) => rm(placeOf(importId).file, { force: true }),
    async removeFiles(importId) {
      const { folder } = placeOf(importId)
      for (const name of await readdir(folder).catch(() => []))
        if (name !== 'import.json') await rm(join(folder, name), { recursive: true, force: true })
    },
    remove: (importId) => rm(placeOf(importId).folder, { recursive: true, force: true }),
    dropBrought: async () => undefined,
  }
}
