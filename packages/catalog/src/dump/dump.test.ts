import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { system } from '../actor.ts'
import { openCatalog } from '../open-catalog.ts'
import { restoreCatalog } from './restore-catalog.ts'

async function place(): Promise<{ directory: string }> {
  const parent = await mkdtemp(join(tmpdir(), 'sojourn-dump-'))
  onTestFinished(() => rm(parent, { recursive: true, force: true }))
  return { directory: join(parent, 'catalog') }
}

it('a dump makes the same catalog elsewhere, and only where none is', async () => {
  const from = await openCatalog(await place())
  const { organizationId, site, secretKey = '' } = await from.ensureFirst({})
  await from.updateSite(site.siteId, { timezone: 'Europe/Berlin', allowedOrigins: ['https://a.example'] })
  const fact = {
    action: 'site.updated',
    organizationId,
    targetId: 'x',
    after: { text: `\\ ü "quoted" it's` },
  }
  await from.record(system, fact as never)
  const dump = await from.dump()
  const entries = await from.auditLog(organizationId, {}, 100)
  await from.close()

  const where = await place()
  await restoreCatalog(where, dump)
  const again = await openCatalog(where)
  expect(again.sites()).toEqual([from.site(site.siteId)])
  expect(again.keyOf(secretKey)).toMatchObject({ organizationId })
  expect(await again.auditLog(organizationId, {}, 100)).toEqual(entries)
  expect(await again.dump()).toEqual(dump)
  await again.close()

  await expect(restoreCatalog(where, dump)).rejects.toMatchObject({ code: 'not_empty' })
  const later = { ...dump, migrations: [...dump.migrations, '2099_more'] }
  await expect(restoreCatalog(await place(), later)).rejects.toMatchObject({ code: 'newer' })
})
