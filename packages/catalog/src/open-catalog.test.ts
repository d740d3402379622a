import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type CatalogPlace, engines } from '../test/catalog-places.ts'
import { system } from './actor.ts'
import type { Catalog } from './catalog.ts'
import { hashOf } from './catalog-memory.ts'
import { type Database, everyOrganization, inOrganization, type OpenDatabase } from './database.ts'
import { openCatalog } from './open-catalog.ts'
import { keys } from './schema/keys.ts'
import { organizations } from './schema/organizations.ts'
import { sites } from './schema/sites.ts'

describe.each(engines)('the catalog on $name', (engine) => {
  let place: CatalogPlace
  let catalog: Catalog

  beforeEach(async () => {
    place = await engine.make()
    catalog = await openCatalog(place.where)
  }, 30_000)

  afterEach(async () => {
    await catalog.close().catch(() => {})
    await place.drop()
  })

  const reopen = async (): Promise<void> => {
    await catalog.close()
    catalog = await openCatalog(place.where)
  }

  it('makes an organization, a site and two keys at the first start and never again', async () => {
    const first = await catalog.ensureFirst({})
    expect(first).toMatchObject({ created: true, site: { name: 'My site', settings: { timezone: 'UTC' } } })
    expect(first.writeKey).toMatch(/^pk_[A-Za-z0-9]{32}$/)
    expect(first.secretKey).toMatch(/^sk_[A-Za-z0-9]{32}$/)
    await reopen()
    const second = await catalog.ensureFirst({})
    expect(second).toEqual({ created: false, organizationId: first.organizationId, site: first.site })
    expect(catalog.sites()).toEqual([first.site])
    expect(catalog.keyOf(first.writeKey ?? '')).toMatchObject({
      kind: 'write',
      siteId: first.site.siteId,
      scopes: new Set(['collect']),
    })
    expect(catalog.keyOf(first.secretKey ?? '')).toMatchObject({
      kind: 'secret',
      siteId: null,
      organizationId: first.organizationId,
      scopes: new Set(['collect', 'read', 'export', 'admin']),
    })
    expect(catalog.keyOf('pk_unknown')).toBeUndefined()
  })

  it('answers to the keys given at a start, also to new ones and to revoked ones', async () => {
    await catalog.ensureFirst({ writeKey: 'pk_first-shop', secretKey: 'sk_first-shop' })
    await catalog.close()
    const beside = await place.look()
    await inOrganization(beside.database, everyOrganization, (transaction) =>
      transaction.update(keys).set({ revokedAt: new Date() }),
    )
    await beside.close()
    catalog = await openCatalog(place.where)
    expect(catalog.keyOf('pk_first-shop')).toBeUndefined()
    const again = await catalog.ensureFirst({ writeKey: 'pk_first-shop', secretKey: 'sk_second-shop' })
    expect(again).toMatchObject({ created: false, writeKey: 'pk_first-shop', secretKey: 'sk_second-shop' })
    expect(catalog.keyOf('pk_first-shop')?.siteId).toBe(again.site.siteId)
    expect(catalog.keyOf('sk_first-shop')).toBeUndefined()
    await reopen()
    expect(catalog.keyOf('sk_second-shop')?.kind).toBe('secret')
  })

  it('refuses given keys that have not the form of one', async () => {
    await expect(catalog.ensureFirst({ writeKey: 'sk_wrong-kind' })).rejects.toMatchObject({
      code: 'invalid_key',
    })
    await expect(catalog.ensureFirst({ secretKey: 'sk_short' })).rejects.toThrow(
      /SOJOURN_SECRET_KEY must be sk_ and 8/,
    )
    expect(catalog.sites()).toEqual([])
  })

  it('sets the settings named and leaves the others, and keeps them', async () => {
    const { site } = await catalog.ensureFirst({})
    const changed = await catalog.updateSite(site.siteId, { timezone: 'Europe/Berlin', retentionDays: 30 })
    expect(changed.settings).toEqual({ ...site.settings, timezone: 'Europe/Berlin', retentionDays: 30 })
    const both = await Promise.all([
      catalog.updateSite(site.siteId, { currency: 'EUR' }),
      catalog.updateSite(site.siteId, { retentionDays: null }),
    ])
    expect(both).toHaveLength(2)
    expect(catalog.site(site.siteId)?.settings).toEqual({
      ...site.settings,
      timezone: 'Europe/Berlin',
      currency: 'EUR',
    })
    await reopen()
    expect(catalog.site(site.siteId)?.settings).toEqual({
      ...site.settings,
      timezone: 'Europe/Berlin',
      currency: 'EUR',
    })
  })

  it('hands out the same site and settings until they change', async () => {
    const { site } = await catalog.ensureFirst({})
    expect(catalog.site(site.siteId)).toBe(catalog.sites(site.organizationId)[0])
    const changed = await catalog.updateSite(site.siteId, { storeIp: true })
    expect(changed).not.toBe(site)
    expect(catalog.site(site.siteId)?.settings).toBe(changed.settings)
  })

  it('names every setting that is unknown or wrong, and changes nothing', async () => {
    const { site } = await catalog.ensureFirst({})
    const attempt = catalog.updateSite(site.siteId, {
      timezone: 'Mars/Base',
      currency: 'euro',
      colour: 'red',
    })
    await expect(attempt).rejects.toMatchObject({
      code: 'invalid_request',
      errors: [
        { path: 'colour', message: expect.stringContaining('is no setting') },
        { path: 'timezone', message: expect.stringContaining('IANA') },
        { path: 'currency', message: expect.stringContaining('ISO 4217') },
      ],
    })
    expect(catalog.site(site.siteId)).toBe(site)
    await expect(catalog.updateSite('site_none', {})).rejects.toMatchObject({ code: 'not_found' })
  })

  it('makes sites and keys of an organization', async () => {
    const { organizationId } = await catalog.ensureFirst({})
    const shop = await catalog.createSite(organizationId, { name: 'Shop', settings: { currency: 'CHF' } })
    expect(shop).toMatchObject({
      organizationId,
      name: 'Shop',
      settings: { currency: 'CHF', botFilter: true },
    })
    const { key, secret } = await catalog.createKey({
      organizationId,
      siteId: shop.siteId,
      kind: 'secret',
      scopes: ['read'],
      name: 'Reports',
    })
    expect(catalog.keyOf(secret)).toBe(key)
    await reopen()
    expect(catalog.sites().map((site) => site.name)).toEqual(['My site', 'Shop'])
    expect(catalog.keyOf(secret)).toEqual(key)
    await expect(catalog.createSite('org_none', { name: 'Lost' })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('refuses keys that could do what they must not', async () => {
    const { organizationId, site } = await catalog.ensureFirst({ writeKey: 'pk_taken-key' })
    const write = {
      organizationId,
      siteId: site.siteId,
      kind: 'write',
      scopes: ['collect'],
      name: 'k',
    } as const
    const refused = { code: 'invalid_request' }
    await expect(catalog.createKey({ ...write, siteId: null })).rejects.toMatchObject(refused)
    await expect(catalog.createKey({ ...write, scopes: ['collect', 'read'] })).rejects.toMatchObject(refused)
    await expect(catalog.createKey({ ...write, secret: 'pk_ä-bad-key' })).rejects.toMatchObject(refused)
    await expect(catalog.createKey({ ...write, siteId: 'site_none' })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(catalog.createKey({ ...write, secret: 'pk_taken-key' })).rejects.toMatchObject({
      code: 'conflict',
    })
  })

  it('does not answer to expired keys', async () => {
    const { organizationId, site } = await catalog.ensureFirst({})
    await catalog.close()
    const beside = await place.look()
    const row = {
      organizationId,
      siteId: site.siteId,
      kind: 'secret',
      scopes: ['read'],
      name: 'k',
      hint: 'abcd',
    } as const
    await inOrganization(beside.database, organizationId, (transaction) =>
      transaction.insert(keys).values([
        {
          ...row,
          id: 'key_old',
          scopes: ['read'],
          hash: hashOf('sk_old-old-old'),
          expiresAt: new Date(Date.now() - 1),
        },
        {
          ...row,
          id: 'key_new',
          scopes: ['read'],
          hash: hashOf('sk_new-new-new'),
          expiresAt: new Date(Date.now() + 3.6e6),
        },
      ]),
    )
    await beside.close()
    catalog = await openCatalog(place.where)
    expect(catalog.keyOf('sk_old-old-old')).toBeUndefined()
    expect(catalog.keyOf('sk_new-new-new')?.keyId).toBe('key_new')
  })

  it('knows whether it can store', async () => {
    await catalog.state()
    await catalog.state()
    await catalog.close()
    await expect(catalog.state()).rejects.toMatchObject({ code: 'storage_unavailable' })
  })

  it('does not open what a later version has changed', async () => {
    await catalog.close()
    const beside = await place.look()
    await beside.database.execute(sql`insert into sojourn.migrations (name) values ('99999999999999_future')`)
    await beside.close()
    await expect(openCatalog(place.where)).rejects.toMatchObject({
      code: 'newer',
      message: expect.stringContaining('99999999999999_future'),
    })
  })

  it('says which site is damaged', async () => {
    const { site } = await catalog.ensureFirst({})
    await catalog.close()
    const beside = await place.look()
    await inOrganization(beside.database, everyOrganization, (transaction) =>
      transaction.update(sites).set({ settings: { currency: 7 } }),
    )
    await beside.close()
    await expect(openCatalog(place.where)).rejects.toMatchObject({
      code: 'damaged',
      message: expect.stringMatching(new RegExp(`${site.siteId}.*currency`)),
    })
  })
})

describe.each(engines)('row-level security on $name', (engine) => {
  let place: CatalogPlace
  let opened: Pick<OpenDatabase, 'database' | 'close'>
  const role = `sojourn_app_${randomBytes(4).toString('hex')}`

  beforeAll(async () => {
    place = await engine.make()
    const catalog = await openCatalog(place.where)
    await catalog.ensureFirst({})
    await catalog.close()
    opened = await place.look()
    await opened.database.execute(sql.raw(`create role ${role}`))
    await opened.database.execute(sql.raw(`grant ${role} to current_user`))
    await opened.database.execute(sql.raw(`grant usage on schema sojourn to ${role}`))
    await opened.database.execute(
      sql.raw(`grant select, insert, update, delete on all tables in schema sojourn to ${role}`),
    )
    await inOrganization(opened.database, everyOrganization, async (transaction) => {
      await transaction.insert(organizations).values({ id: 'org_other', name: 'Other' })
      await transaction.insert(sites).values({ id: 'site_other', organizationId: 'org_other', name: 'Other' })
    })
  }, 30_000)

  afterAll(async () => {
    await opened.database.execute(sql.raw(`drop owned by ${role}`))
    await opened.database.execute(sql.raw(`drop role ${role}`))
    await opened.close()
    await place.drop()
  })

  const asRole = <T>(organizationId: string, work: (database: Database) => Promise<T>): Promise<T> =>
    inOrganization(opened.database, organizationId, async (transaction) => {
      await transaction.execute(sql.raw(`set local role ${role}`))
      return await work(transaction)
    })

  it('shows each organization its own rows, and none to a transaction without one', async () => {
    for (const table of [organizations, sites, keys]) {
      expect(await asRole('', (database) => database.select().from(table))).toEqual([])
    }
    const seen = await asRole('org_other', (database) => database.select().from(sites))
    expect(seen.map((site) => site.id)).toEqual(['site_other'])
    expect(await asRole('org_other', (database) => database.select().from(keys))).toEqual([])
    expect(await asRole(everyOrganization, (database) => database.select().from(sites))).toHaveLength(2)
  })

  it('lets no organization write a row of another', async () => {
    const values = { id: 'site_smuggled', organizationId: 'org_other', name: 'Smuggled' }
    await expect(
      asRole('org_mine', (database) => database.insert(sites).values(values)),
    ).rejects.toMatchObject({
      cause: { cause: { message: expect.stringContaining('row-level security') } },
    })
    const renamed = await asRole('org_mine', (database) =>
      database.update(sites).set({ name: 'Taken' }).returning(),
    )
    expect(renamed).toEqual([])
  })

  it('gives a connection that forgets to say whose it is no row of any table, and changes none', async () => {
    const named = await opened.database
      .select({ name: sql<string>`c.relname` })
      .from(sql`pg_class c join pg_attribute a on a.attrelid = c.oid`)
      .where(
        sql`c.relnamespace = 'sojourn'::regnamespace and c.relkind = 'r' and a.attname = 'organization_id'`,
      )
    const tables = named.map(({ name }) => name)
    expect(tables).toEqual(expect.arrayContaining(['sites', 'keys', 'memberships', 'audit_log', 'segments']))
    const forgetful = <T>(work: (database: Database) => Promise<T>) =>
      opened.database.transaction(async (transaction) => {
        await transaction.execute(sql.raw(`set local role ${role}`))
        return work(transaction)
      })
    for (const table of tables) {
      const seen = await forgetful((database) => database.select().from(sql.raw(`sojourn.${table}`)))
      expect([table, seen]).toEqual([table, []])
      // What is only ever added cannot be removed by anybody.
      if (table !== 'audit_log')
        await forgetful((database) => database.execute(sql.raw(`delete from sojourn.${table}`)))
    }
    expect(await asRole(everyOrganization, (database) => database.select().from(sites))).toHaveLength(2)
    expect(await asRole(everyOrganization, (database) => database.select().from(keys))).toHaveLength(2)
  })

  it('stands on every table that carries an organization', async () => {
    const unprotected = await asRole('', (database) =>
      database
        .select({ name: sql<string>`c.relname` })
        .from(sql`pg_class c join pg_attribute a on a.attrelid = c.oid`)
        .where(
          sql`c.relnamespace = 'sojourn'::regnamespace and c.relkind = 'r' and a.attname = 'organization_id'
            and not (c.relrowsecurity and c.relforcerowsecurity)`,
        ),
    )
    expect(unprotected).toEqual([])
  })
})

const servers = engines.filter(({ name }) => name !== 'PGlite')
describe.each(servers)('two catalogs on $name', (engine) => {
  it('know at once what the other has changed: keys that are made and revoked, sites, settings', async () => {
    const place = await engine.make()
    const one = await openCatalog(place.where)
    const { organizationId, site } = await one.ensureFirst({})
    const other = await openCatalog(place.where)
    try {
      const options = { timeout: 10_000 }
      const { key, secret } = await one.createKey({
        organizationId,
        siteId: site.siteId,
        kind: 'secret',
        scopes: ['read'],
        name: 'Reports',
      })
      await expect.poll(() => other.keyOf(secret)?.keyId, options).toBe(key.keyId)
      await one.keys.revoke(system, organizationId, key.keyId)
      await expect.poll(() => other.keyOf(secret), options).toBeUndefined()
      await other.updateSite(site.siteId, { currency: 'CHF' })
      await expect.poll(() => one.site(site.siteId)?.settings.currency, options).toBe('CHF')
    } finally {
      await Promise.all([one.close(), other.close()])
      await place.drop()
    }
  })
})

describe('the catalog on a server that is not there', () => {
  it('does not open, and says why without the password', async () => {
    const attempt = openCatalog({ url: 'postgres://me:hunter2@localhost:1/none' })
    await expect(attempt).rejects.toMatchObject({
      code: 'cannot_open',
      message: expect.stringContaining('ECONNREFUSED'),
    })
    await expect(attempt).rejects.not.toThrow(/hunter2/)
  })
})
