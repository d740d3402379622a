import { expect, it, onTestFinished } from 'vitest'
import { type CatalogPlace, engines } from '../../test/catalog-places.ts'
import { system } from '../actor.ts'
import { openCatalog } from '../open-catalog.ts'
import { restoreCatalog } from './restore-catalog.ts'

type Engine = (typeof engines)[number]

async function place(engine: Engine): Promise<CatalogPlace['where']> {
  const made = await engine.make()
  onTestFinished(() => made.drop())
  return made.where
}

/** Every way that a catalog may go: each engine onto itself, and from one to the other. */
const ways = engines.flatMap((from) =>
  engines.map((to) => ({ from, to, fromName: from.name, toName: to.name })),
)

it.each(ways)(
  'a dump of $fromName makes the same catalog on $toName, and only where none is',
  async (way) => {
    const from = await openCatalog(await place(way.from))
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

    const where = await place(way.to)
    await restoreCatalog(where, dump)
    const again = await openCatalog(where)
    expect(again.sites()).toEqual([from.site(site.siteId)])
    expect(again.keyOf(secretKey)).toMatchObject({ organizationId })
    expect(await again.auditLog(organizationId, {}, 100)).toEqual(entries)
    expect(await again.dump()).toEqual(dump)
    await again.close()

    await expect(restoreCatalog(where, dump)).rejects.toMatchObject({ code: 'not_empty' })
    const later = { ...dump, migrations: [...dump.migrations, '2099_more'] }
    await expect(restoreCatalog(await place(way.to), later)).rejects.toMatchObject({ code: 'newer' })
  },
)
