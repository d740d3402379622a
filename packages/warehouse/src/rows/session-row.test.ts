import type { Session } from '@sojourn/sessions'
import { openTestWarehouse, type TestWarehouse } from '@sojourn/test-server/warehouse'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  anchor,
  count,
  endReason,
  instant,
  money,
  name,
  source,
  stage,
  text,
} from '../../test/arbitrary-values.ts'
import { readPackedSessions, readSessions } from '../../test/read-sessions.ts'
import { defineQuery } from '../define-query.ts'
import { insertSessions } from '../writer.ts'
import { packedText } from './packed-session.ts'
import type { StoredSession } from './stored-session.ts'

let store: TestWarehouse
beforeAll(async () => {
  store = await openTestWarehouse()
})
afterAll(() => store?.close())

/** As JSON can carry it: without -0. */
const json = fc
  .dictionary(name, fc.jsonValue())
  .map((value) => JSON.parse(JSON.stringify(value)) as Record<string, unknown>)

const session: fc.Arbitrary<Session> = fc.record({
  siteId: fc.constant('site1'),
  sessionId: name,
  sessionAt: anchor,
  visitorId: text,
  userId: text,
  startedAt: instant,
  lastEventAt: instant,
  createdAt: instant,
  updatedAt: instant,
  durationMs: fc.oneof(fc.constant(null), fc.constant(0), fc.maxSafeNat()),
  endReason,
  endedAt: fc.oneof(fc.constant(null), instant),
  steps: count,
  pageCount: count,
  bounced: fc.boolean(),
  converted: fc.boolean(),
  outcome: text,
  entryPage: text,
  exitPage: text,
  journeyPath: fc.array(text),
  currentSection: text,
  sectionHistory: fc.array(fc.record({ section: text, at: instant })),
  eventCounts: fc.dictionary(name, count).map((counts) => ({ ...counts })),
  messageCount: count,
  userMessageCount: count,
  botMessageCount: count,
  firstQuestion: text,
  revenue: money,
  currency: fc.constantFrom('', 'EUR'),
  source,
  metadata: json,
  stages: fc.uniqueArray(stage),
  engaged: fc.boolean(),
  startedCheckout: fc.boolean(),
  landed: fc.boolean(),
  check: fc.stringMatching(/^[0-9a-f]{16}$/),
})

const stored: fc.Arbitrary<StoredSession> = fc.record({
  session,
  visitKey: text,
  userId: text,
  lastSeenAt: instant,
})

const packedOf = defineQuery<{ site: string }, string>({
  name: 'test-packed',
  sql: "SELECT replaceAll(packed, '\\\\/', '/') FROM sessions WHERE site_id = {site:String}",
  read: ([packed]) => packed as string,
})

describe('a session', () => {
  it('is read as it was written, to the last character and digit', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(stored, async (drawn) => {
        run += 1
        const siteId = `site${run}`
        const written = { ...drawn, session: { ...drawn.session, siteId } }
        await insertSessions(store.warehouse, [{ stored: written, version: run }], `token${run}`)
        expect(await readSessions(store.warehouse, siteId)).toEqual([written])
        expect(await readPackedSessions(store.warehouse, siteId)).toEqual([written])
        expect(await packedOf(store.warehouse, { site: siteId })).toEqual([packedText(written)])
      }),
      { numRuns: 40 },
    )
  })

  it('is packed as a text that is known beforehand, but for slashes', async () => {
    const [drawn] = fc.sample(stored, { numRuns: 1, seed: 3 })
    const { session, ...rest } = drawn as StoredSession
    const words = {
      entryPage: '/a/b',
      firstQuestion: 'Größe "M" \\/ S,\n L?',
      metadata: { list: [1, 'a/b, c'] },
    }
    const known = { ...rest, session: { ...session, ...words, siteId: 'known', revenue: 19.9 } }
    await insertSessions(store.warehouse, [{ stored: known, version: 1 }], 'known')
    expect(await packedOf(store.warehouse, { site: 'known' })).toEqual([packedText(known)])
  })
})
