import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { FileStore } from '../../object-storage/file-store.ts'
import {
  type ImportFiles,
  type ImportRecord,
  type ImportShelf,
  isImportId,
  newRecord,
  shelfOfRecords,
  unknownImport,
} from './import-shelf.ts'
import { type Part, type Piece, pieceName, piecesAmong, receivedOf } from './pieces.ts'

/** Bytes of a piece of rejected lines. */
const pieceBytes = 1024 * 1024
/** Pieces that are fetched at once; each is held in memory. */
const fetchedAtOnce = 4

/**
 * A shelf that all servers reach: any of them takes the next piece, and goes on with an import that another began. What is to
 * be read is brought to the disk of this server first.
 * @param store where imports lie: `imp_…/import.json`, and pieces of the file and of its rejected lines
 * @param root a folder of this server's data directory, for what is brought
 */
export function openSharedShelf(store: FileStore, root: string): ImportShelf {
  const placeOf = (importId: string) => {
    const folder = join(root, importId)
    return { folder, file: join(folder, 'file'), rejected: join(folder, 'rejected.ndjson') }
  }
  const dropHere = (importId: string) => rm(placeOf(importId).folder, { recursive: true, force: true })
  const recordName = (importId: string) => `${importId}/import.json`
  const keep = async (record: ImportRecord): Promise<ImportRecord> => {
    await store.put(recordName(record.importId), Buffer.from(JSON.stringify(record)))
    return record
  }
  const get: ImportShelf['get'] = async (importId) => {
    const content = isImportId(importId) ? await store.get(recordName(importId)) : undefined
    return content && (JSON.parse(content.toString()) as ImportRecord)
  }
  const listed = async (prefix: string) => {
    const found: { name: string; writtenAt: number }[] = []
    for await (const one of store.list(prefix)) found.push(one)
    return found
  }
  const namesOf = async (importId: string) => (await listed(`${importId}/`)).map(({ name }) => name)
  const piecesOf = async (importId: string, part: Part) =>
    piecesAmong(await namesOf(importId), importId, part)
  async function* contentOf(pieces: readonly Piece[]): AsyncGenerator<Buffer> {
    for (const { name } of pieces) yield (await store.get(name)) ?? Buffer.alloc(0)
  }
  const files = async (importId: string) => filesIn(importId, await listed(`${importId}/`))
  /** What two ask for at the same time is brought once. */
  const coming = new Map<string, Promise<void>>()
  const bringNow = async (importId: string): Promise<void> => {
    const { folder, file } = placeOf(importId)
    const isHere = await stat(file).catch(() => undefined)
    // Asked for again: it stays.
    if (isHere) return utimes(folder, new Date(), new Date())
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const unfinished = `${file}.unfinished`
    const handle = await open(unfinished, 'w', 0o600)
    try {
      const pieces = await piecesOf(importId, 'file')
      for (let start = 0; start < pieces.length; start += fetchedAtOnce)
        await Promise.all(
          pieces.slice(start, start + fetchedAtOnce).map(async ({ name, from }) => {
            const content = await store.get(name)
            if (!content) throw unknownImport(importId)
            await handle.write(content, 0, content.length, from)
          }),
        )
    } finally {
      await handle.close()
    }
    await rename(unfinished, file)
  }
  const { change, listOf } = shelfOfRecords(get, keep)
  return {
    isShared: true,
    add: (given) => keep(newRecord(given)),
    get,
    async list() {
      const all = await listed('')
      const ids = [...new Set(all.map(({ name }) => name.split('/', 1)[0] ?? ''))]
      return listOf(ids, (importId) => filesIn(importId, all))
    },
    change,
    files,
    placeOf,
    write: (importId, offset, piece) =>
      store.put(pieceName(importId, 'file', offset, piece.byteLength), Buffer.from(piece)),
    bring(importId) {
      const brought = coming.get(importId) ?? bringNow(importId).finally(() => coming.delete(importId))
      coming.set(importId, brought)
      return brought
    },
    async keepRejected(importId) {
      const { rejected } = placeOf(importId)
      if (!(await stat(rejected).catch(() => undefined))) return
      let offset = 0
      for await (const piece of createReadStream(rejected, { highWaterMark: pieceBytes })) {
        await store.put(pieceName(importId, 'rejected', offset, piece.length), piece)
        offset += piece.length
      }
    },
    async rejected(importId) {
      const pieces = await piecesOf(importId, 'rejected')
      return pieces.length === 0 ? undefined : Readable.from(contentOf(pieces))
    },
    async removeUpload(importId) {
      await store.remove((await piecesOf(importId, 'file')).map(({ name }) => name))
      await dropHere(importId)
    },
    async removeFiles(importId) {
      await store.remove((await namesOf(importId)).filter((name) => name !== recordName(importId)))
      await dropHere(importId)
    },
    async remove(importId) {
      await store.remove(await namesOf(importId))
      await dropHere(importId)
    },
    async dropBrought(since, kept) {
      for (const name of await readdir(root).catch(() => [])) {
        const folder = await stat(join(root, name)).catch(() => undefined)
        if (isImportId(name) && !kept.has(name) && folder && folder.mtimeMs < since) await dropHere(name)
      }
    },
  }
}

function filesIn(
  importId: string,
  listed: readonly { readonly name: string; readonly writtenAt: number }[],
): ImportFiles {
  const own = listed.filter(({ name }) => name.startsWith(`${importId}/`))
  const names = own.map(({ name }) => name)
  return {
    received: receivedOf(piecesAmong(names, importId, 'file')),
    hasRejected: piecesAmong(names, importId, 'rejected').length > 0,
    touchedAt: Math.max(0, ...own.map(({ writtenAt }) => writtenAt)),
  }
}
