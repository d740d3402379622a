import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import { hideSessions, insertSessions } from '@sojourn/warehouse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleSession } from '../../test/example-session.ts'
import { sessionById } from './session-by-id.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

const byId = (siteIds: readonly string[], id: string) => sessionById(store.warehouse, siteIds, id)

describe('a session by its id', () => {
  it('is the last version of its row, on a site that may be read', async () => {
    const first = exampleSession({ siteId: 'a', sessionId: "it's ✓", steps: 1 })
    const second = exampleSession({ siteId: 'a', sessionId: "it's ✓", steps: 2 })
    await insertSessions(store.warehouse, [{ stored: second, version: 2 }], 'second')
    await insertSessions(store.warehouse, [{ stored: first, version: 1 }], 'first')
    expect(await byId(['b', 'a'], "it's ✓")).toEqual(second)
    expect(await byId(['b'], "it's ✓")).toBeUndefined()
    expect(await byId(['a'], 'it')).toBeUndefined()
  })

  it('is not found while it is hidden', async () => {
    const stored = exampleSession({ siteId: 'a', sessionId: 'hidden' })
    await insertSessions(store.warehouse, [{ stored, version: 1 }], 'shown')
    await hideSessions(store.warehouse, [{ ...stored.session, version: 2 }], 'hidden')
    expect(await byId(['a'], 'hidden')).toBeUndefined()
    await insertSessions(store.warehouse, [{ stored, version: 3 }], 'shown again')
    expect(await byId(['a'], 'hidden')).toEqual(stored)
  })

  it('is the one that began last where two sites have one, unless that is hidden', async () => {
    const early = exampleSession({ siteId: 'y', sessionId: 'twice', startedAt: 1_000, sessionAt: 1_000 })
    const late = exampleSession({ siteId: 'x', sessionId: 'twice', startedAt: 5_000, sessionAt: 5_000 })
    const rows = [
      { stored: early, version: 9 },
      { stored: late, version: 1 },
    ]
    await insertSessions(store.warehouse, rows, 'twice')
    expect(await byId(['x', 'y'], 'twice')).toEqual(late)
    await hideSessions(store.warehouse, [{ ...late.session, version: 2 }], 'late hidden')
    expect(await byId(['x', 'y'], 'twice')).toEqual(early)
  })
})
