import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openS3 } from '../object-storage/open-s3.ts'
import type { BackupStore } from './backup-store.ts'
import { directoryStore } from './directory-store.ts'
import { openRepository } from './repository.ts'
import { s3Store } from './s3-store.ts'

let folder: string
let emulator: Server
let makeStore: Record<string, (name: string) => BackupStore>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sojourn-stores-'))
  const s3rver = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(folder, 's3'),
    configureBuckets: [{ name: 'backups', configs: [] }],
  })
  emulator = (await s3rver
    .run()
    .then(() => (s3rver as unknown as { httpServer: Server }).httpServer)) as Server
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'S3RVER')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'S3RVER')
  const { port } = emulator.address() as AddressInfo
  const client = openS3({ endpoint: `http://127.0.0.1:${port}` })
  makeStore = {
    'a folder': (name) => directoryStore(join(folder, name)),
    S3: (name) => s3Store(client, { bucket: 'backups', prefix: name }),
  }
})
afterAll(async () => {
  vi.unstubAllEnvs()
  emulator.close()
  emulator.closeAllConnections()
  await once(emulator, 'close')
  await rm(folder, { recursive: true, force: true })
})

const names = async (store: BackupStore, prefix: string): Promise<string[]> => {
  const found: string[] = []
  for await (const { name, writtenAt } of store.list(prefix)) {
    expect(Math.abs(writtenAt - Date.now())).toBeLessThan(60_000)
    found.push(name)
  }
  return found.sort()
}

const secret = Buffer.from('correct horse battery staple')
const day = 86_400_000
const manifest = (takenAt: string, objects: string[]) => ({
  format: 1 as const,
  takenAt,
  version: '1',
  tables: [{ name: 'events', definition: '', columns: [], rows: 1, objects }],
  catalog: { migrations: [], tables: [] },
})

describe.each(['a folder', 'S3'])('backups in %s', (kind) => {
  const storeOf = (name: string) => (makeStore[kind] as (name: string) => BackupStore)(name)

  it('gives back, lists and removes files', async () => {
    const store = storeOf('plain')
    await store.put('objects/ab/1', Buffer.from([0, 255, 10]))
    await store.put('objects/cd/2', Buffer.alloc(0))
    await store.put('objects/cd/2', Buffer.from('again'))
    await store.put('backups/3', Buffer.from('x'))
    await store.flush()
    expect(await store.get('objects/ab/1')).toEqual(Buffer.from([0, 255, 10]))
    expect(await store.get('objects/cd/2')).toEqual(Buffer.from('again'))
    expect(await store.get('objects/cd/9')).toBeUndefined()
    expect(await names(store, 'objects/')).toEqual(['objects/ab/1', 'objects/cd/2'])
    await store.remove(['objects/ab/1', 'objects/cd/9'])
    expect(await names(store, 'objects/')).toEqual(['objects/cd/2'])
    expect(await names(store, 'nothing/')).toEqual([])
  })

  it('keeps a thing once, and removes what no backup needs any more after a day', async () => {
    const store = storeOf('pruned')
    const repository = await openRepository(store, secret, { mustExist: false })
    const keep = (text: string) => repository.keep(text, async () => Buffer.from(text))
    const [both, old, fresh] = [await keep('both'), await keep('old'), await keep('new')]
    expect(await repository.keep('both', () => Promise.reject(new Error('made twice')))).toBe(both)
    await repository.finish(manifest('2026-01-01T00:00:00.000Z', [both, old]))
    const id = await repository.finish(manifest('2026-01-02T00:00:00.000Z', [both, fresh]))
    expect(await repository.prune(1, Date.now())).toBe(0)
    expect(await repository.backups()).toEqual([id])
    expect(await repository.prune(1, Date.now() + 2 * day)).toBe(1)
    expect(await names(store, 'objects/')).toEqual([both, fresh].sort())
    const again = await openRepository(store, secret, { mustExist: true })
    expect(await again.manifest(id)).toEqual(manifest('2026-01-02T00:00:00.000Z', [both, fresh]))
    expect(await again.read(fresh)).toEqual(Buffer.from('new'))
  })
})

describe('an encrypted place', () => {
  it('tells nothing without its key, and notices every change', async () => {
    const store = directoryStore(join(folder, 'sealed'))
    const repository = await openRepository(store, secret, { mustExist: false })
    const text = 'who came to the shop'.repeat(50)
    const one = await repository.keep('one', async () => Buffer.from(text))
    const other = await repository.keep('other', async () => Buffer.from('other'))
    const id = await repository.finish(manifest('2026-01-01T00:00:00.000Z', [one]))
    for await (const { name } of store.list(''))
      expect((await store.get(name))?.toString('latin1')).not.toMatch(/who came|events/)

    const open = (key: Buffer | undefined) => openRepository(store, key, { mustExist: true })
    await expect(open(undefined)).rejects.toMatchObject({ code: 'bad_key' })
    await expect(open(Buffer.from('another secret of bytes'))).rejects.toMatchObject({ code: 'bad_key' })
    const sealed = (await store.get(one)) as Buffer
    const flipped = Buffer.from(sealed)
    flipped[40] = (flipped[40] as number) ^ 1
    for (const wrong of [
      flipped,
      sealed.subarray(0, -1),
      Buffer.alloc(5),
      (await store.get(other)) as Buffer,
    ]) {
      await store.put(one, wrong)
      await expect(repository.read(one)).rejects.toMatchObject({ code: 'damaged' })
    }
    await store.put(`backups/${id}`, sealed)
    await expect(repository.manifest(id)).rejects.toMatchObject({ code: 'damaged' })
  })

  it('is not mixed with plain backups, which notice changes too', async () => {
    const store = directoryStore(join(folder, 'open'))
    const repository = await openRepository(store, undefined, { mustExist: false })
    await expect(openRepository(store, secret, { mustExist: false })).rejects.toMatchObject({
      code: 'bad_key',
    })
    const one = await repository.keep('one', async () => Buffer.from('text'))
    await store.put(one, Buffer.concat([(await store.get(one)) as Buffer, Buffer.from('x')]))
    await expect(repository.read(one)).rejects.toMatchObject({ code: 'damaged' })
    await store.remove([one])
    await expect(repository.read(one)).rejects.toThrow(/missing/)
  })
})
