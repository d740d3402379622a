import { insertSessions, type StoredSession } from '@sojourn/warehouse'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawnEvents, example, minute, openMaintained, receivedAt } from '../../test/open-maintained.ts'
import { testSite } from '../../test/open-test-collector.ts'
import { readSessions } from '../../test/read-rows.ts'
import { createMaintenance } from './create-maintenance.ts'

type Maintained = Awaited<ReturnType<typeof openMaintained>>

let maintained: Maintained
let store: Maintained['store']
beforeAll(async () => {
  maintained = await openMaintained()
  store = maintained.store
})
afterAll(() => store?.close())

describe('rebuild', () => {
  it('gives what folding from scratch gives, by the rules of today, as often as it is run', async () => {
    const rules = testSite({
      conversions: ['click'],
      outcomes: ['message_sent'],
      pageRules: [{ match: '^/products/.*$', replace: '/product' }],
    }).settings
    await fc.assert(
      fc.asyncProperty(drawnEvents, async (drawn) => {
        const { siteId } = await maintained.send(drawn)
        const before = await readSessions(store.warehouse, siteId)
        const report = await maintained.upkeep(rules).rebuild({ siteIds: [siteId] })
        expect(report.sessions).toBe(before.length)
        const once = await readSessions(store.warehouse, siteId)
        expect(once.map((row) => row.session)).toEqual(await maintained.foldAll(siteId, rules))
        const again = await maintained.upkeep(rules).rebuild({ siteIds: [siteId] })
        expect(again).toMatchObject({ sessions: before.length, written: 0, hidden: 0 })
        expect(await readSessions(store.warehouse, siteId)).toEqual(once)
        const alone = (row: StoredSession) => [row.visitKey, row.userId, row.lastSeenAt]
        expect(once.map(alone)).toEqual(before.map(alone))
      }),
      { numRuns: 2 },
    )
  })

  it('writes rows that are missing and hides those of nothing', async () => {
    const { siteId, settings } = await maintained.send(example)
    const rows = await readSessions(store.warehouse, siteId)
    await store.warehouse.client.command({
      query: `DELETE FROM sessions WHERE site_id = '${siteId}'`,
    })
    const ghost = { ...rows[0], session: { ...rows[0]?.session, sessionId: 'ghost' } } as StoredSession
    await maintained.spoil(ghost, {})
    const foreseen = await maintained.upkeep().rebuild({ siteIds: [siteId], isPreview: true })
    const report = await maintained.upkeep().rebuild({ siteIds: [siteId] })
    expect(report).toEqual(foreseen)
    expect(report.written).toBe(report.sessions)
    expect(report.hidden).toBeGreaterThanOrEqual(1)
    expect(await maintained.standing(siteId)).toEqual(await maintained.foldAll(siteId, settings))
  })

  it('writes no row that says what its events do', async () => {
    const { siteId } = await maintained.send(example)
    const rows = await readSessions(store.warehouse, siteId)
    const [one, other] = rows as [StoredSession, StoredSession]
    await maintained.spoil(one, { journeyPath: ['/forged'] })
    await maintained.spoil({ ...other, userId: 'forged' }, {})
    const report = await maintained.upkeep().rebuild({ siteIds: [siteId], isCompared: true })
    expect(report).toMatchObject({ sessions: rows.length, written: 2, hidden: 0 })
    expect(report.comparison).toMatchObject({ changed: 2, fields: { journeyPath: 1, resolvedUserId: 1 } })
    expect(await readSessions(store.warehouse, siteId)).toEqual(rows)
  })

  it('never replaces what was written live meanwhile', async () => {
    const { siteId, settings } = await maintained.send(example)
    const [row] = await readSessions(store.warehouse, siteId)
    const live = { ...(row as StoredSession), lastSeenAt: receivedAt + minute }
    let writing: Promise<void> | undefined
    const maintenance = createMaintenance({
      warehouse: store.warehouse,
      collector: { settle: async () => undefined },
      rulesOf: () => {
        // Rules are asked for while sessions are folded: after reading, before writing.
        writing ??= insertSessions(
          store.warehouse,
          [{ stored: live, version: maintained.nextVersion() }],
          `live-${siteId}`,
        )
        return { ...settings, conversions: ['nothing'] }
      },
      now: () => receivedAt,
    })
    await maintenance.rebuild({ siteIds: [siteId] })
    await writing
    expect((await readSessions(store.warehouse, siteId))[0]).toEqual(live)
  })

  it('stops when it is told to, and runs alone', async () => {
    const { siteId } = await maintained.send(example)
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(maintained.upkeep().rebuild({ siteIds: [siteId], signal })).rejects.toThrow('enough')
    const one = maintained.upkeep()
    const first = one.rebuild({ siteIds: [siteId] })
    await expect(one.audit({ siteIds: [siteId], repair: false })).rejects.toMatchObject({ code: 'conflict' })
    await first
    await expect(one.audit({ siteIds: [siteId], repair: false })).resolves.toMatchObject({ isClean: true })
  })
})
