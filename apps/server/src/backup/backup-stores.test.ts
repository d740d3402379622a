import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openS3Emulator, type S3Emulator } from '../../test/open-s3-emulator.ts'
import { directorySink } from '../object-storage/directory-sink.ts'
import { directoryStore } from '../object-storage/directory-store.ts'
import type { FileSink } from '../object-storage/file-sink.ts'
import type { FileStore } from '../object-storage/file-store.ts'
import { s3Sink } from '../object-storage/s3-sink.ts'
import { s3Store } from '../object-storage/s3-store.ts'
import { openRepository } from './repository.ts'

let folder: string
let emulator: S3Emulator
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sojourn-stores-'))
  emulator = await openS3Emulator()
})
afterAll(async () => {
  await emulator?.close()
  await rm(folder, { recursive: true, force: true })
})

const places: Record<string, { store(name: string): FileStore; sink(name: string): FileSink }> = {
  'a folder': {
    store: (name) => directoryStore(join(folder, name)),
    sink: (name) => directorySink(join(folder, name)),
  },
  S3: {
    store: (name) => s3Store(emulator.client, { bucket: emulator.bucket, prefix: name }),
    sink: (name) => s3Sink(emulator.client, { bucket: emulator.bucket, prefix: name }),
  },
}

const names = async (store: FileStore, prefix: string): Promise<string[]> => {
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

describe.each(Object.entries(places))('backups in %s', (_, { store: storeOf, sink: sinkOf }) => {
  it('and exports: large files appear when they are whole', async () => {
    const sink = sinkOf('exports')
    const piece = Buffer.alloc(1024 * 1024, 'x')
    const pieces = async function* (count: number, failure?: Error) {
      for (let index = 0; index < count; index++) yield piece
      if (failure) throw failure
    }
    await expect(sink.write('a/b.csv', pieces(2, new Error('cut off')))).rejects.toThrow('cut off')
    expect(await sink.read('a/b.csv')).toBeUndefined()
    expect(await sink.write('a/b.csv', pieces(18))).toBe(18 * piece.length)
    expect((await sink.read('a/b.csv'))?.length).toBe(18 * piece.length)
    expect(await sink.write('a/b.csv', pieces(0))).toBe(0)
    expect((await sink.read('a/b.csv'))?.length).toBe(0)
  })

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
