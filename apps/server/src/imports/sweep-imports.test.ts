import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { JobRun, Site } from '@sojourn/catalog'
import { expect, it } from 'vitest'
import { openOwnShelf } from './shelf/own-shelf.ts'
import { sweepImports } from './sweep-imports.ts'

const hourMs = 3_600_000

it('keeps a file for a day, and longer while it is imported; then what it came to, and nothing of a removed site', async () => {
  const root = await mkdtemp(join(tmpdir(), 'sojourn-shelf-'))
  try {
    const imports = openOwnShelf(join(root, 'imports'))
    const add = async (name: string, hours: number, given: { runId?: string; siteId?: string } = {}) => {
      const record = { organizationId: 'org', siteId: 'shop', fileName: name, bytes: 3, createdBy: 'ann' }
      const { importId } = await imports.add({ ...record, ...given })
      await imports.write(importId, 0, Buffer.from('a,b'))
      const { folder, file, rejected } = imports.placeOf(importId)
      await writeFile(rejected, '{}\n')
      const at = new Date(Date.now() - hours * hourMs)
      for (const path of [file, join(folder, 'import.json')]) await utimes(path, at, at)
      return importId
    }
    const ids = {
      fresh: await add('fresh', 23),
      forgotten: await add('forgotten', 25),
      underWay: await add('under way', 25, { runId: 'run_open' }),
      over: await add('over', 25, { runId: 'run_over' }),
      old: await add('old', 91 * 24, { runId: 'run_over' }),
      ofNoSite: await add('of no site', 1, { siteId: 'gone' }),
    }
    const look = async () => {
      const lying = await imports.list()
      return lying
        .map(({ record, files }) => `${record.fileName} ${files.received > 0} ${files.hasRejected}`)
        .sort()
    }
    const sweep = sweepImports({
      imports,
      catalog: {
        site: (siteId) => (siteId === 'shop' ? ({} as Site) : undefined),
        jobRuns: {
          get: async (_, runId) => {
            const status = runId === 'run_open' ? 'running' : 'succeeded'
            return { status } as JobRun & { log: string }
          },
        },
      },
      now: Date.now,
      onFault: (cause) => expect.unreachable(String(cause)),
    })
    sweep.wake()
    await expect.poll(look).toEqual(['fresh true true', 'over false false', 'under way true true'])
    await sweep.stop()
    expect(await imports.get(ids.forgotten)).toBeUndefined()
    expect(await imports.get('../../etc')).toBeUndefined()
  } finally {
    await rm(root, { recursive: true, force: true })
  }
})
