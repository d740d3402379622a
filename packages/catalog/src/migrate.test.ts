import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CatalogPlace, engines } from '../test/catalog-places.ts'
import { hashOf } from './catalog-memory.ts'
import { type Database, everyOrganization, inOrganization } from './database.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'
import { openCatalog } from './open-catalog.ts'

const names = migrations.map(({ name }) => name)

/** What the tables are: columns, indexes and policies, in words. */
async function shapeOf(database: Database): Promise<string[]> {
  const { rows } = (await database.execute(sql`
    select format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) as line
    from information_schema.columns where table_schema = 'sojourn'
    union all select indexdef from pg_indexes where schemaname = 'sojourn'
    union all select format('%s %s %s %s %s', tablename, policyname, cmd, qual, with_check)
      from pg_policies where schemaname = 'sojourn'
    union all select format('%s %s %s', relname, relrowsecurity, relforcerowsecurity)
      from pg_class where relnamespace = 'sojourn'::regnamespace and relkind = 'r'
    union all select format('%s %s', conrelid::regclass, pg_get_constraintdef(oid))
      from pg_constraint where connamespace = 'sojourn'::regnamespace
    order by line`)) as unknown as { rows: { line: string }[] }
  return rows.map(({ line }) => line)
}

describe.each(engines)('migrations on $name', (engine) => {
  let fresh: string[]
  const places: CatalogPlace[] = []
  /** Without any table: what is embedded starts from a copy that has them all. */
  const openEmpty = async () => {
    const place = await engine.make()
    places.push(place)
    const { database, close } = await place.look()
    await database.execute(sql`drop schema if exists sojourn cascade`)
    return { place, database, close }
  }
  beforeAll(async () => {
    const { database, close } = await openEmpty()
    await migrate(database)
    fresh = await shapeOf(database)
    await close()
  })
  afterAll(async () => {
    for (const place of places) await place.drop()
  })

  it('lead from every earlier version to the same tables, and keep what was in them', async () => {
    const { place, database, close } = await openEmpty()
    const shapes: string[][] = []
    for (const [count, name] of names.entries()) {
      await migrate(database, names.slice(0, count + 1))
      const shape = await shapeOf(database)
      expect(shape, `${name} changes nothing`).not.toEqual(shapes.at(-1))
      shapes.push(shape)
      if (count > 0) continue
      await inOrganization(database, everyOrganization, async (transaction) => {
        await transaction.execute(sql`insert into sojourn.organizations (id, name) values ('org_old', 'Old')`)
        await transaction.execute(sql`
          insert into sojourn.sites (id, organization_id, name, settings)
          values ('site_old', 'org_old', 'Shop', '{"currency": "CHF"}')`)
        await transaction.execute(sql`
          insert into sojourn.keys (id, organization_id, site_id, kind, scopes, name, hash, hint)
          values ('key_old', 'org_old', 'site_old', 'secret', '{read}', 'Old', ${hashOf('sk_old-old-old')}, 'old')`)
      })
    }
    expect(shapes.at(-1)).toEqual(fresh)
    await close()
    const catalog = await openCatalog(place.where)
    try {
      expect(catalog.site('site_old')).toMatchObject({ name: 'Shop', settings: { currency: 'CHF' } })
      expect(catalog.keyOf('sk_old-old-old')).toMatchObject({ siteId: 'site_old', scopes: new Set(['read']) })
      expect(await catalog.ensureFirst({})).toMatchObject({ created: false, organizationId: 'org_old' })
    } finally {
      await catalog.close()
    }
  })

  it('that fail leave the version of before, and are done by the next start', async () => {
    const { database, close } = await openEmpty()
    const making = /CREATE TABLE "sojourn"\."(\w+)"/
    const last = migrations.findLastIndex(({ text }) => making.test(text))
    await migrate(database, names.slice(0, last))
    const shape = await shapeOf(database)
    // A table that it makes is there already: it fails in the middle.
    const [, blocked] = making.exec(migrations[last]?.text ?? '') ?? []
    await database.execute(sql.raw(`create table sojourn.${blocked} (x int)`))
    await expect(migrate(database)).rejects.toThrow()
    await database.execute(sql.raw(`drop table sojourn.${blocked}`))
    expect(await shapeOf(database)).toEqual(shape)
    await migrate(database)
    expect(await shapeOf(database)).toEqual(fresh)
    await close()
  })
})
