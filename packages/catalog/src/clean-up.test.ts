import { describe, expect, it, onTestFinished } from 'vitest'
import { engines } from '../test/catalog-places.ts'
import { system } from './actor.ts'
import type { Catalog } from './catalog.ts'
import { openCatalog } from './open-catalog.ts'

const day = 86_400_000

describe.each(engines)('on $name', (engine) => {
  const openEmpty = async (): Promise<Catalog> => {
    const place = await engine.make()
    const catalog = await openCatalog(place.where)
    onTestFinished(async () => {
      await catalog.close()
      await place.drop()
    })
    return catalog
  }

  it('keeps the last runs of a job that runs often, and whatever has not ended', async () => {
    const catalog = await openEmpty()
    const { organizationId, site } = await catalog.ensureFirst({})
    const { name } = await catalog.jobs.create(system, { kind: 'often', organizationId, siteId: site.siteId })
    const runs: string[] = []
    for (let count = 0; count < 4; count += 1) {
      const { id } = await catalog.jobRuns.ask(system, organizationId, name)
      runs.push(id)
      if (count > 0) await catalog.jobRuns.cancel(system, organizationId, id)
    }
    const before = new Date(0)
    const removed = await catalog.cleanUp({
      signIns: before,
      invitations: before,
      receipts: before,
      jobRuns: before,
      messages: before,
      runsOfJobMax: 2,
    })
    expect(removed.jobRuns).toBe(1)
    const left = await catalog.jobRuns.list(organizationId, name, 10)
    expect(left.map(({ id }) => id)).toEqual([runs[3], runs[2], runs[0]])
  })

  it('a clean-up removes what is over for long, and of a job that runs often all but its last runs', async () => {
    const catalog = await openEmpty()
    const ago = (days: number) => new Date(Date.now() - days * day)
    await catalog.jobs.ensure(['watch'], ago(200))
    /** Runs the job, which ends so many days ago. */
    const run = async (days: number, rows: number, isAsked = false) => {
      if (isAsked) await catalog.jobRuns.ask(system, null, 'watch')
      else await catalog.jobRuns.schedule(['watch'], ago(days))
      const asked = { kinds: ['watch'], now: new Date(), leaseMs: 30_000 }
      const claimed = await catalog.jobLeases.claim('test', asked)
      const news = { rows, done: 0, total: 0, log: '' }
      const end = { status: 'succeeded', at: ago(days), outcome: `${days} days, ${rows} rows` } as const
      await catalog.jobLeases.end(claimed?.run.id ?? '', 'test', news, end)
    }
    await run(100, 5)
    await run(5, 0)
    await run(4, 7)
    await run(1, 0)
    await run(3, 0, true)
    const removed = await catalog.cleanUp({
      signIns: ago(0),
      invitations: ago(30),
      receipts: ago(1000),
      jobRuns: ago(90),
      runsOfJobMax: 3,
      messages: ago(30),
    })
    expect(removed).toMatchObject({ jobRuns: 2 })
    const left = (await catalog.jobRuns.list(null, 'watch', 10)).map(({ outcome }) => outcome)
    expect(left.sort()).toEqual(['1 days, 0 rows', '3 days, 0 rows', '4 days, 7 rows'])
  })
})
