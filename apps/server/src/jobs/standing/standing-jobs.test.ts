import { siteSettings } from '@sojourn/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestStore, type TestStore, testSite } from '../../../test/open-test-collector.ts'
import { readSessions } from '../../../test/read-rows.ts'
import { createMaintenance } from '../../maintenance/create-maintenance.ts'
import type { Maintenance } from '../../maintenance/types.ts'
import type { Job, JobContext } from '../define-job.ts'
import { auditJob } from './audit.ts'
import { rebuildJob } from './rebuild.ts'

const day = 86_400_000
const start = Date.UTC(2026, 5, 1, 10)
const site = testSite()
const catalog = { sites: () => [site] }
let store: TestStore
let maintenance: Maintenance
let settings = siteSettings.parse({})

beforeAll(async () => {
  store = await openTestStore()
  const collector = await store.openCollector({ sites: [site], now: () => start + 30 * day })
  const sender = { ip: '', userAgent: '', receivedAt: start + 30 * day, ownUserId: null }
  // In each of four weeks one visit that asks for a quote, and one that only looks.
  const events = [0, 7, 14, 21].flatMap((days) =>
    ['quote', 'page_view'].map((type) => ({
      type,
      eventId: `${type}-${days}`,
      timestamp: start + days * day,
      sessionId: `${type}-${days}`,
      visitorId: type,
      path: '/',
    })),
  )
  await collector.collect(site, events, sender)
  await collector.stop()
  maintenance = createMaintenance({
    warehouse: store.warehouse,
    collector: { settle: async () => undefined },
    rulesOf: () => settings,
    now: () => start + 30 * day,
  })
})
afterAll(() => store?.close())

/** A run as the runner would begin it. */
function contextOf(
  job: Job,
  given: Record<string, unknown>,
  rest: Partial<JobContext<Record<string, unknown>>> = {},
): JobContext<Record<string, unknown>> & { readonly lines: string[] } {
  const lines: string[] = []
  return {
    lines,
    now: () => start + 30 * day,
    signal: new AbortController().signal,
    settings: job.settings.parse(given),
    job: { name: job.name, organizationId: 'org_test', siteId: null },
    run: { id: 'run_1', scheduledFor: new Date(start), attempt: 1 },
    log: (line) => lines.push(line),
    progress: () => undefined,
    rows: () => undefined,
    checkpoint: undefined,
    save: async () => undefined,
    ...rest,
  }
}

const converted = async () =>
  (await readSessions(store.warehouse, site.siteId)).filter(({ session }) => session.converted).length

it('a preview tells what a rebuild would change, and changes nothing', async () => {
  settings = siteSettings.parse({ conversions: ['quote'], outcomes: ['quote'] })
  const job = rebuildJob({ catalog, maintenance })
  const context = contextOf(job, { preview: true })
  expect(await job.run(context)).toBe('4 of 8 sessions would change; conversions: 0 before, 4 after.')
  expect(JSON.parse(context.lines.at(-1) ?? '')).toMatchObject({
    sessions: { before: 8, after: 8 },
    outcomes: { browsing: { before: 8, after: 4 }, quote: { before: 0, after: 4 } },
    fields: { converted: 4, outcome: 4 },
  })
  expect(await converted()).toBe(0)
})

it('a rebuild that is killed goes on with the week that it was in, and comes to the same', async () => {
  const job = rebuildJob({ catalog, maintenance })
  let saved: Record<string, unknown> | undefined
  let saves = 0
  const killed = contextOf(
    job,
    {},
    {
      async save(checkpoint) {
        if (++saves === 3) throw new Error('killed')
        saved = structuredClone(checkpoint)
      },
    },
  )
  await expect(job.run(killed)).rejects.toThrow('killed')
  expect(await converted()).toBe(3)
  const resumed = contextOf(job, {}, { checkpoint: saved })
  // The third week was written, but not noted: it is folded twice.
  expect(await job.run(resumed)).toBe('3 of 8 sessions changed; conversions: 1 before, 4 after.')
  expect(await converted()).toBe(4)
  expect(await job.run(contextOf(job, {}))).toBe('0 of 8 sessions changed; conversions: 4 before, 4 after.')
})

it('the audit of a sample draws the same again, and fails where rows and events differ', async () => {
  const job = auditJob({ catalog, maintenance })
  const sample = { stretches: 4, minutes: 10_080, days: 30 }
  const outcome = await job.run(contextOf(job, sample))
  expect(outcome).toMatch(/^[1-9]\d* sessions agree with their events\.$/)
  expect(await job.run(contextOf(job, sample))).toBe(outcome)
  settings = siteSettings.parse({})
  const context = contextOf(job, sample)
  await expect(job.run(context)).rejects.toThrow(/faults in \d+ sessions; run an audit with repair/)
  expect(context.lines[0]).toMatch(/mismatched: [1-9]$/)
})
