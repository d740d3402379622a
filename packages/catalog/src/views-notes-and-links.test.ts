import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CatalogPlace, engines } from '../test/catalog-places.ts'
import { system } from './actor.ts'
import type { Catalog } from './catalog.ts'
import { openCatalog } from './open-catalog.ts'

describe.each(engines)('saved views, notes and links on $name', (engine) => {
  let place: CatalogPlace
  let catalog: Catalog
  let organizationId: string
  let siteId: string
  let ann: string
  beforeAll(async () => {
    place = await engine.make()
    catalog = await openCatalog(place.where)
    ;({ organizationId } = await catalog.ensureFirst({}))
    siteId = catalog.sites()[0]?.siteId ?? ''
    await catalog.accounts.ensureOwner(organizationId, {
      email: 'ann@shop.example',
      password: 'a long way home',
    })
    ann = (await catalog.members.list(organizationId))[0]?.accountId ?? ''
  })
  afterAll(async () => {
    await catalog?.close()
    await place?.drop()
  })

  const gone = { status: 'rejected', reason: { code: 'not_found' } }

  describe('saved views', () => {
    const view = { name: 'Checkout', address: '/funnels?range=7d', siteId: null }

    it('are their own until they are shared, and then everybody’s of the organization', async () => {
      const { savedViews } = catalog
      const { viewId } = await savedViews.create(system, organizationId, { ...view, accountId: ann })
      expect((await savedViews.list(organizationId, ann)).map(({ name }) => name)).toEqual(['Checkout'])
      expect(await savedViews.list(organizationId, 'acc_other')).toEqual([])
      const attempts = [
        savedViews.update(system, organizationId, 'acc_other', viewId, { name: 'Mine' }),
        savedViews.remove(system, organizationId, null, viewId),
        savedViews.remove(system, 'org_other', ann, viewId),
      ]
      for (const attempt of await Promise.allSettled(attempts)) expect(attempt).toMatchObject(gone)
      await savedViews.update(system, organizationId, ann, viewId, { accountId: null })
      expect(await savedViews.list(organizationId, 'acc_other')).toHaveLength(1)
      expect(await savedViews.list('org_other', ann)).toEqual([])
      await savedViews.remove(system, organizationId, 'acc_other', viewId)
      expect(await savedViews.list(organizationId, ann)).toEqual([])
    })
  })

  describe('annotations', () => {
    it('are of a site, in the order of their days', async () => {
      const { annotations } = catalog
      await annotations.create(system, organizationId, { siteId, day: '2026-03-02', text: 'Sale' })
      const { annotationId } = await annotations.create(system, organizationId, {
        siteId,
        day: '2026-03-01',
        text: 'New shop',
      })
      const texts = async (org: string, siteIds: string[]) =>
        (await annotations.list(org, siteIds)).map(({ day, text }) => `${day} ${text}`)
      expect(await texts(organizationId, [siteId])).toEqual(['2026-03-01 New shop', '2026-03-02 Sale'])
      expect(await texts('org_other', [siteId])).toEqual([])
      expect(await texts(organizationId, ['site_other'])).toEqual([])
      const attempts = [annotations.remove(system, organizationId, ['site_other'], annotationId)]
      for (const attempt of await Promise.allSettled(attempts)) expect(attempt).toMatchObject(gone)
      await annotations.remove(system, organizationId, [siteId], annotationId)
      expect(await texts(organizationId, [siteId])).toEqual(['2026-03-02 Sale'])
    })
  })

  describe('public links', () => {
    const parts = {
      segmentId: null,
      shows: { page: 'overview' as const },
      name: 'Board',
      frameOrigins: [],
      expiresAt: null,
      password: null,
    }

    it('open by their token alone, give a pass, and open nothing once revoked', async () => {
      const { publicLinks } = catalog
      const { link, token } = await publicLinks.create(system, organizationId, { ...parts, siteId })
      const { pass } = await publicLinks.open(link.linkId, token, undefined)
      expect(await publicLinks.ofPass(pass)).toMatchObject({ siteId, hasPassword: false })
      expect(await publicLinks.ofPass(`${pass}x`)).toBeUndefined()
      expect(await publicLinks.ofPass('link_none.zzzzzzzzz.abc')).toBeUndefined()
      const [attempt] = await Promise.allSettled([publicLinks.open(link.linkId, 'pl_guess', undefined)])
      expect(attempt).toMatchObject(gone)
      expect(JSON.stringify(await publicLinks.list(organizationId, [siteId]))).not.toContain(token)
      await publicLinks.revoke(system, organizationId, [siteId], link.linkId)
      expect(await publicLinks.ofPass(pass)).toBeUndefined()
    })

    it('ask for their password, and end with their time', async () => {
      const { publicLinks } = catalog
      const { link, token } = await publicLinks.create(system, organizationId, {
        ...parts,
        siteId,
        password: 'seven stones',
      })
      const attempts = [
        publicLinks.open(link.linkId, token, undefined),
        publicLinks.open(link.linkId, token, 'eight'),
      ]
      for (const attempt of await Promise.allSettled(attempts))
        expect(attempt).toMatchObject({ reason: { code: 'unauthenticated' } })
      await publicLinks.open(link.linkId, token, 'seven stones')
      const past = await publicLinks.create(system, organizationId, {
        ...parts,
        siteId,
        expiresAt: new Date(1),
      })
      expect(await publicLinks.get(past.link.linkId)).toBeUndefined()
    })
  })
})
