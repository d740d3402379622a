import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CatalogPlace, engines } from '../../test/catalog-places.ts'
import { system } from '../actor.ts'
import type { Catalog } from '../catalog.ts'
import { openCatalog } from '../open-catalog.ts'

const rule = { of: 'sessions', where: { session: { property: 'country', op: 'eq', value: 'DE' } } }

describe.each(engines)('on $name', (engine) => {
  let place: CatalogPlace
  let catalog: Catalog
  let organizationId: string
  beforeAll(async () => {
    place = await engine.make()
    catalog = await openCatalog(place.where)
    organizationId = (await catalog.ensureFirst({})).organizationId
  })
  afterAll(async () => {
    await catalog?.close()
    await place.drop()
  })

  it('a segment is kept as it was sent, changed and removed, and the audit log has it all', async () => {
    const { segments } = catalog
    const made = await segments.create(system, organizationId, { name: 'Germany', siteId: null, rule })
    expect(await segments.get(organizationId, made.segmentId)).toMatchObject({ name: 'Germany', rule })
    const changed = await segments.update(system, organizationId, made.segmentId, { name: 'Deutschland' })
    expect(changed).toMatchObject({ name: 'Deutschland', rule })
    expect((await segments.list(organizationId)).map(({ name }) => name)).toEqual(['Deutschland'])
    await segments.remove(system, organizationId, made.segmentId)
    expect(await segments.get(organizationId, made.segmentId)).toBeUndefined()
    const log = await catalog.auditLog(organizationId, { targetId: made.segmentId }, 10)
    expect(log.map(({ action }) => action)).toEqual(['segment.removed', 'segment.updated', 'segment.created'])
  })

  it('another organization does not see it, nor change it, nor remove it', async () => {
    const { segments } = catalog
    const { segmentId } = await segments.create(system, organizationId, { name: 'Mine', siteId: null, rule })
    expect(await segments.get('org_other', segmentId)).toBeUndefined()
    expect(await segments.list('org_other')).toEqual([])
    const attempts = [
      segments.update(system, 'org_other', segmentId, { name: 'Theirs' }),
      segments.remove(system, 'org_other', segmentId),
    ]
    for (const attempt of await Promise.allSettled(attempts))
      expect(attempt).toMatchObject({ status: 'rejected', reason: { code: 'not_found' } })
    expect(await segments.get(organizationId, segmentId)).toMatchObject({ name: 'Mine' })
  })
})
