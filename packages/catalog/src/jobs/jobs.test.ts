import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CatalogPlace, engines } from '../../test/catalog-places.ts'
import { system } from '../actor.ts'
import type { Catalog } from '../catalog.ts'
import { openCatalog } from '../open-catalog.ts'

const nothingNew = { rows: 0, done: 0, total: 0, log: '' }

describe.each(engines)('jobs on $name', (engine) => {
  let place: CatalogPlace
  let servers: Catalog[]

  beforeAll(async () => {
    place = await engine.make()
    const first = await openCatalog(place.where)
    // The embedded database has one server: there, both are the same.
    servers = [first, first.isShared ? await openCatalog(place.where) : first]
  })
  afterAll(async () => {
    for (const server of new Set(servers)) await server.close()
    await place?.drop()
  })

  it('two servers that ask at the same time share the runs, one of a job at a time', async () => {
    const [first, second] = servers as [Catalog, Catalog]
    const kinds = ['one', 'two', 'three']
    await first.jobs.ensure(kinds)
    for (const name of kinds) for (let run = 0; run < 8; run++) await first.jobRuns.ask(system, null, name)
    const claimed: string[] = []
    const running = new Set<string>()
    const work = async (server: Catalog, owner: string): Promise<void> => {
      for (;;) {
        const found = await server.jobLeases.claim(owner, { kinds, now: new Date(), leaseMs: 30_000 })
        if (!found && claimed.length === 24) return
        if (!found) continue
        expect(running.has(found.job.name)).toBe(false)
        running.add(found.job.name)
        claimed.push(found.run.id)
        expect(await server.jobLeases.renew(found.run.id, owner, 30_000, nothingNew)).toBe('held')
        running.delete(found.job.name)
        const end = { status: 'succeeded', at: new Date(), outcome: 'Done.' } as const
        await server.jobLeases.end(found.run.id, owner, nothingNew, end)
      }
    }
    await Promise.all([work(first, 'a'), work(first, 'b'), work(second, 'c'), work(second, 'd')])
    expect(new Set(claimed).size).toBe(24)
  })

  it('two servers that see the same time of a schedule put one run', async () => {
    const [first, second] = servers as [Catalog, Catalog]
    const before = new Date('2026-01-01T00:00:00Z')
    await first.jobs.ensure(['hourly'], before)
    const due = new Date('2026-01-01T01:00:00Z')
    const put = await Promise.all([first, second].map(({ jobRuns }) => jobRuns.schedule(['hourly'], due)))
    expect(put.flat()).toEqual(['hourly'])
    // One that is behind puts nothing either.
    expect(await second.jobRuns.schedule(['hourly'], due)).toEqual([])
    expect((await first.jobRuns.list(null, 'hourly', 10)).length).toBe(1)
    expect(await second.jobRuns.schedule(['hourly', 'gone'], new Date('2026-01-01T02:00:00Z'))).toEqual([
      'hourly',
    ])
    const statuses = (await first.jobRuns.list(null, 'hourly', 10)).map(({ status }) => status)
    expect(statuses).toEqual(['waiting', 'skipped'])
  })

  it('who lost a run can neither go on with it nor end it', async () => {
    const [first, second] = servers as [Catalog, Catalog]
    await first.jobs.ensure(['lost'])
    const { id } = await first.jobRuns.ask(system, null, 'lost')
    const asked = { kinds: ['lost'], now: new Date(), leaseMs: 0 }
    expect((await first.jobLeases.claim('slow', asked))?.run.id).toBe(id)
    const taken = await second.jobLeases.claim('quick', { ...asked, leaseMs: 30_000 })
    expect(taken?.run).toMatchObject({ id, attempt: 1, interruptions: 1 })
    expect(await first.jobLeases.renew(id, 'slow', 30_000, nothingNew)).toBe('lost')
    const end = { status: 'failed', at: new Date(), outcome: 'Too late.' } as const
    await first.jobLeases.end(id, 'slow', nothingNew, end)
    expect(await first.jobRuns.get(null, id)).toMatchObject({ status: 'running', outcome: '' })
    await second.jobLeases.end(id, 'quick', nothingNew, { ...end, status: 'succeeded', outcome: 'Done.' })
    expect(await first.jobRuns.get(null, id)).toMatchObject({ status: 'succeeded', outcome: 'Done.' })
  })

  it("another organization's jobs and runs are not there", async () => {
    const [first] = servers as [Catalog]
    const { organizationId } = await first.ensureFirst({})
    const job = await first.jobs.create(system, { kind: 'one', organizationId, title: 'Ours' })
    const run = await first.jobRuns.ask(system, organizationId, job.name)
    expect(await first.jobs.list('org_other')).toEqual([])
    expect(await first.jobs.get('org_other', job.name)).toBeUndefined()
    expect(await first.jobRuns.get('org_other', run.id)).toBeUndefined()
    expect(await first.jobRuns.list('org_other', job.name, 10)).toEqual([])
    const attempts = await Promise.allSettled([
      first.jobs.update(system, 'org_other', job.name, { paused: true }),
      first.jobs.remove(system, 'org_other', job.name),
      first.jobRuns.ask(system, 'org_other', job.name),
      first.jobRuns.cancel(system, 'org_other', run.id),
    ])
    for (const attempt of attempts)
      expect(attempt).toMatchObject({ status: 'rejected', reason: { code: 'not_found' } })
    const log = await first.auditLog(organizationId, { targetId: job.name }, 10)
    expect(log.map(({ action }) => action)).toEqual(['job.run', 'job.created'])
  })
})
