import { z } from 'zod'
import type { FileStore } from '../object-storage/file-store.ts'
import { BackupError } from './backup-error.ts'
import { deriveKey, keyDerivation, newDerivation } from './derive-key.ts'
import { type Manifest, manifestSchema } from './manifest.ts'
import { createSealer } from './sealer.ts'

/** A place of backups: files of rows, each kept once however many backups hold it, and a manifest for each backup. */
export interface Repository {
  readonly place: string
  /** Stores bytes under a name made of `identity`, unless they are there; gives the name. */
  keep(identity: string, make: () => Promise<Buffer>): Promise<string>
  /** @throws BackupError `damaged`. */
  read(object: string): Promise<Buffer>
  /** Ends a backup: from now on it is one. Gives its id. */
  finish(manifest: Manifest): Promise<string>
  /** The ids of all backups, newest first. */
  backups(): Promise<string[]>
  /** @throws BackupError `damaged`, `newer`. */
  manifest(backupId: string): Promise<Manifest>
  /** Removes all backups but the newest, and the files that no other one needs. Gives how many files. */
  prune(keep: number, now: number): Promise<number>
  /** Bytes written through this object. */
  readonly bytesWritten: number
}

const description = z.object({
  about: z.string(),
  format: z.number().int(),
  encryption: keyDerivation.nullable(),
})
const descriptionName = 'sojourn-backups.json'
const about = 'Backups of Sojourn. The manifests are in backups/, what they refer to in objects/.'

/**
 * Files that no manifest names may belong to a backup that is being made, or be taken up by one that is made again: they
 * stay for a day.
 */
const unnamedMs = 86_400_000

/**
 * Opens a place of backups, and makes it one where it is empty.
 * @param secret what its key is derived from; undefined: it is not encrypted
 * @throws BackupError `bad_key`, `none` where `mustExist` and there are no backups, `newer`.
 */
export async function openRepository(
  store: FileStore,
  secret: Buffer | undefined,
  { mustExist }: { mustExist: boolean },
): Promise<Repository> {
  const sealer = createSealer(await openKey(store, secret, mustExist))
  // Only who writes needs to know what is there.
  let listed: Promise<Set<string>> | undefined
  const listObjects = async () => {
    const known = new Set<string>()
    for await (const { name } of store.list('objects/')) known.add(name)
    return known
  }
  const objects = () => {
    listed ??= listObjects()
    return listed
  }
  let bytesWritten = 0
  const put = async (name: string, bytes: Buffer) => {
    const sealed = await sealer.seal(name, bytes)
    await store.put(name, sealed)
    bytesWritten += sealed.length
  }
  const read = async (name: string) => {
    const sealed = await store.get(name)
    if (sealed) return sealer.unseal(name, sealed)
    throw new BackupError('damaged', `The file ${name} is missing at ${store.place}.`)
  }
  const repository: Repository = {
    place: store.place,
    async keep(identity, make) {
      const id = sealer.nameOf(identity)
      const name = `objects/${id.slice(0, 2)}/${id.slice(2)}`
      const known = await objects()
      if (!known.has(name)) await put(name, await make())
      known.add(name)
      return name
    },
    read,
    async finish(manifest) {
      await store.flush()
      const id = manifest.takenAt.replaceAll(':', '-')
      await put(`backups/${id}`, Buffer.from(JSON.stringify(manifest)))
      await store.flush()
      return id
    },
    async backups() {
      const ids: string[] = []
      for await (const { name } of store.list('backups/')) ids.push(name.slice('backups/'.length))
      return ids.sort().reverse()
    },
    async manifest(backupId) {
      const value: unknown = JSON.parse((await read(`backups/${backupId}`)).toString('utf8'))
      const parsed = manifestSchema.safeParse(value)
      if (parsed.success) return parsed.data
      throw new BackupError('newer', `The backup ${backupId} is of a form that this version does not know.`)
    },
    async prune(keep, now) {
      const ids = await repository.backups()
      const named = new Set<string>()
      for (const id of ids.slice(0, keep)) {
        const { tables, catalog } = await repository.manifest(id)
        for (const table of [...tables, ...catalog.tables])
          for (const object of table.objects) named.add(object)
      }
      await store.remove(ids.slice(keep).map((id) => `backups/${id}`))
      const unnamed: string[] = []
      for await (const { name, writtenAt } of store.list('objects/'))
        if (!named.has(name) && writtenAt < now - unnamedMs) unnamed.push(name)
      await store.remove(unnamed)
      const known = await objects()
      for (const name of unnamed) known.delete(name)
      return unnamed.length
    },
    get bytesWritten() {
      return bytesWritten
    },
  }
  return repository
}

async function openKey(
  store: FileStore,
  secret: Buffer | undefined,
  mustExist: boolean,
): Promise<Buffer | undefined> {
  const text = await store.get(descriptionName)
  if (!text) {
    if (mustExist) throw new BackupError('none', `There are no backups of Sojourn at ${store.place}.`)
    const made = secret && (await newDerivation(secret))
    const written = { about, format: 1, encryption: made?.derivation ?? null }
    await store.put(descriptionName, Buffer.from(`${JSON.stringify(written, null, 2)}\n`))
    return made?.key
  }
  const { format, encryption } = description.parse(JSON.parse(text.toString('utf8')))
  if (format > 1)
    throw new BackupError('newer', `The backups at ${store.place} were made by a later Sojourn.`)
  if (!encryption && secret)
    throw new BackupError(
      'bad_key',
      `The backups at ${store.place} are not encrypted. Name another place, or no key.`,
    )
  if (!encryption) return undefined
  if (!secret)
    throw new BackupError('bad_key', `The backups at ${store.place} are encrypted: give the key file.`)
  return deriveKey(secret, encryption, store.place)
}
