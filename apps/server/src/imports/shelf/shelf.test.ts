import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openS3Emulator, type S3Emulator } from '../../../test/open-s3-emulator.ts'
import { directoryStore } from '../../object-storage/directory-store.ts'
import { s3Store } from '../../object-storage/s3-store.ts'
import { openOwnShelf } from './own-shelf.ts'
import { openSharedShelf } from './shared-shelf.ts'

let folder: string
let emulator: S3Emulator
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sojourn-shelves-'))
  emulator = await openS3Emulator()
})
afterAll(async () => {
  await emulator?.close()
  await rm(folder, { recursive: true, force: true })
})

const dataOf = (server: string) => join(folder, server, 'imports')
const storeOf = {
  folder: () => directoryStore(join(folder, 'shared')),
  bucket: () => s3Store(emulator.client, { bucket: emulator.bucket, prefix: 'uploads' }),
}
/** Two servers' views of a shelf. */
const shelves = {
  'of a server alone': () => [openOwnShelf(dataOf('one')), openOwnShelf(dataOf('one'))] as const,
  'in a folder that servers share': () =>
    [
      openSharedShelf(storeOf.folder(), dataOf('two')),
      openSharedShelf(storeOf.folder(), dataOf('three')),
    ] as const,
  'in a bucket': () =>
    [
      openSharedShelf(storeOf.bucket(), dataOf('four')),
      openSharedShelf(storeOf.bucket(), dataOf('five')),
    ] as const,
}
const given = { organizationId: 'org', siteId: 'shop', fileName: 'a.csv', bytes: 6, createdBy: 'ann' }

describe.each(Object.entries(shelves))('a shelf %s', (_, open) => {
  it('takes a file in pieces by either server, gives it whole to either, and keeps rejected lines after it', async () => {
    const [here, there] = open()
    const { importId } = await here.add(given)
    expect(await there.get(importId)).toMatchObject(given)
    expect(await there.files(importId)).toMatchObject({ received: 0, hasRejected: false })
    await here.write(importId, 0, Buffer.from('ab'))
    await there.write(importId, 0, Buffer.from('ab'))
    await there.write(importId, 2, Buffer.from('cdef'))
    expect((await here.files(importId)).received).toBe(6)
    for (const shelf of [here, there]) {
      await Promise.all([shelf.bring(importId), shelf.bring(importId)])
      expect(await readFile(shelf.placeOf(importId).file, 'utf8')).toBe('abcdef')
    }
    await there.change(importId, { runId: 'run' })
    expect(await here.get(importId)).toMatchObject({ ...given, runId: 'run' })

    const rejected = '{"line":1}\n'.repeat(200_000)
    await writeFile(there.placeOf(importId).rejected, rejected)
    await there.keepRejected(importId)
    await there.removeUpload(importId)
    expect(await here.files(importId)).toMatchObject({ received: 0, hasRejected: true })
    const kept = await here.rejected(importId)
    expect(kept && (await text(kept)) === rejected).toBe(true)

    await here.removeFiles(importId)
    expect(await there.files(importId)).toMatchObject({ received: 0, hasRejected: false })
    expect(await there.rejected(importId)).toBeUndefined()
    expect((await there.get(importId))?.runId).toBe('run')
    await there.remove(importId)
    expect(await here.get(importId)).toBeUndefined()
  })

  it('lists what lies there, newest first, and knows no other name', async () => {
    const [here, there] = open()
    const first = await here.add({ ...given, fileName: 'first' })
    await new Promise((resolve) => setTimeout(resolve, 2))
    const second = await there.add({ ...given, fileName: 'second' })
    await there.write(first.importId, 0, Buffer.from('ab'))
    const listed = await here.list()
    expect(listed.map(({ record, files }) => [record.fileName, files.received])).toEqual([
      ['second', 0],
      ['first', 2],
    ])
    for (const { files } of listed) expect(Math.abs(files.touchedAt - Date.now())).toBeLessThan(60_000)
    expect(await here.get('../../etc')).toBeUndefined()
    await expect(here.change('imp_none', {})).rejects.toThrow('There is no import')
    for (const { importId } of [first, second]) await here.remove(importId)
    expect(await there.list()).toEqual([])
  })
})

it('what was brought to a server goes when nobody asks for it, unless it is being imported', async () => {
  const shelf = openSharedShelf(storeOf.folder(), dataOf('six'))
  const ids = await Promise.all(['a', 'b'].map(async () => (await shelf.add(given)).importId))
  for (const importId of ids) {
    await shelf.write(importId, 0, Buffer.from('abcdef'))
    await shelf.bring(importId)
  }
  await shelf.dropBrought(Date.now() - 60_000, new Set())
  expect((await readdir(dataOf('six'))).toSorted()).toEqual(ids.toSorted())
  await shelf.dropBrought(Date.now() + 60_000, new Set([ids[1] as string]))
  expect(await readdir(dataOf('six'))).toEqual([ids[1]])
  await shelf.bring(ids[0] as string)
  expect(await readFile(shelf.placeOf(ids[0] as string).file, 'utf8')).toBe('abcdef')
})
