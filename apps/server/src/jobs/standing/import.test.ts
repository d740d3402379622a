import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { ImportShelf } from '../../imports/shelf/import-shelf.ts'
import { openOwnShelf } from '../../imports/shelf/own-shelf.ts'
import { openSharedShelf } from '../../imports/shelf/shared-shelf.ts'
import { directoryStore } from '../../object-storage/directory-store.ts'
import { importJob } from './import.ts'

const hourMs = 3_600_000

it('a file that lies on another server is waited for a day, by the name of that server; of a shared place nothing is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sojourn-import-'))
  const never = () => expect.unreachable('nothing is imported here')
  const runOn = (imports: ImportShelf, isShared: boolean, hours: number, server?: string) => {
    const at = Date.now()
    const job = importJob({
      catalog: { isShared, site: never, quotaOf: never },
      collector: { collect: never, countRefused: never, settle: never, lookAgain: never },
      reads: { ledger: never },
      imports,
    })
    return job.run({
      now: () => at,
      signal: new AbortController().signal,
      settings: { importId: `imp_${'0'.repeat(24)}`, ...(server ? { server } : {}) },
      job: { name: 'import-1', organizationId: 'org', siteId: null },
      run: { id: 'run', scheduledFor: new Date(at - hours * hourMs), attempt: 1 },
      log: never,
      progress: never,
      rows: never,
      checkpoint: undefined,
      save: never,
    })
  }
  try {
    const own = openOwnShelf(join(folder, 'own'))
    const shared = openSharedShelf(directoryStore(join(folder, 'shared')), join(folder, 'brought'))
    await expect(runOn(own, true, 1, 'web-2')).rejects.toMatchObject({
      name: 'NotHere',
      message: 'The file lies on the server web-2, which is waited for.',
    })
    await expect(runOn(own, true, 1)).rejects.toMatchObject({ name: 'NotHere' })
    for (const gone of [runOn(own, true, 25, 'web-2'), runOn(own, false, 1), runOn(shared, true, 1)])
      await expect(gone).rejects.toMatchObject({ code: 'not_found' })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
