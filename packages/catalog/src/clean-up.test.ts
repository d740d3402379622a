import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { system } from './actor.ts'
import { openCatalog } from './open-catalog.ts'

it('keeps the last runs of a job that runs often, and whatever has not ended', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'sojourn-clean-up-'))
  const catalog = await openCatalog({ directory })
  onTestFinished(async () => {
    await catalog.close()
    await rm(directory, { recursive: true, force: true })
  })
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
