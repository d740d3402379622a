import { foldSession, readAgain, type SessionChange, type SiteRules } from '@sojourn/sessions'
import { changesOfSessions, insertSessions, type StoredEvent, type StoredSession } from '@sojourn/warehouse'
import fc from 'fast-check'
import { groupBy } from '../src/collect/group-by.ts'
import { createMaintenance } from '../src/maintenance/create-maintenance.ts'
import type { Maintenance } from '../src/maintenance/types.ts'
import { openTestStore, testSite } from './open-test-collector.ts'
import { readEvents, readSessions } from './read-rows.ts'

/** When the first events happen, in unix milliseconds. */
export const start = Date.UTC(2026, 5, 1)
/** When all are received. */
export const receivedAt = start + 40 * 86_400_000
export const minute = 60_000
const types = ['page_view', 'click', 'add_to_cart', 'purchase', 'message_sent', 'session_end', 'identify']
export const sender = { ip: '', userAgent: '', receivedAt, ownUserId: null }

/** Events over a month: some of named sessions, others of visits; some of people who are known. */
export const drawnEvents = fc.array(
  fc.record({
    minutes: fc.integer({ min: 0, max: 30 * 1440 }),
    who: fc.integer({ min: 0, max: 9 }),
    type: fc.constantFrom(...types),
    path: fc.constantFrom('/', '/products/123456', '/cart', '/checkout', '/a"b\\c\tü'),
    userId: fc.constantFrom(undefined, undefined, undefined, 'ann', 'bob'),
  }),
  { minLength: 20, maxLength: 80 },
)

interface Drawn {
  readonly minutes: number
  readonly who: number
  readonly type: string
  readonly path: string
  readonly userId: string | undefined
}

/** Sixty events that are the same every time. */
export const example = Array.from({ length: 60 }, (_, index) => ({
  minutes: index * 97,
  who: index % 10,
  type: types[index % types.length] as string,
  path: `/products/${index}00000`,
  userId: index % 9 === 0 ? 'ann' : undefined,
}))

/** A store whose sessions are kept up, and the ways to fill and to spoil it. */
export async function openMaintained() {
  const store = await openTestStore()
  const { warehouse } = store
  let run = 0

  const newSite = () => testSite({}, `site_${run++}`)

  /** Sends events as clients do, with sessions opened, patched and ended, and answers the site they went to. */
  async function send(drawn: readonly Drawn[]) {
    const site = newSite()
    const collector = await store.openCollector({ sites: [site], now: () => receivedAt })
    const events = drawn.map(({ minutes, who, ...event }, index) => ({
      ...event,
      eventId: `e${index}`,
      timestamp: start + minutes * minute,
      visitorId: `v${who % 7}`,
      properties:
        event.type === 'message_sent' ? { text: `question ${index}` } : { reason: 'logout', n: index },
      revenue: event.type === 'purchase' ? 19.99 : undefined,
      ...(who < 5 ? { sessionId: `s${who}` } : {}),
    }))
    await collector.openSession(site, { sessionId: 'opened', visitorId: 'v1', startedAt: start }, sender)
    for (let at = 0; at < events.length; at += 8)
      await collector.collect(site, events.slice(at, at + 8), sender)
    await collector.patchSession(site, 's1', { metadata: { plan: 'gold' } }, null)
    await collector.endSession(site, 's2', { reason: 'logout' }, null)
    await collector.heartbeat(site, 'opened', { section: 'help' }, null)
    await collector.stop()
    return site
  }

  const upkeep = (rules: SiteRules = testSite().settings): Maintenance =>
    createMaintenance({
      warehouse,
      collector: { settle: async () => undefined },
      rulesOf: () => rules,
      now: () => receivedAt,
    })

  /** The sessions of a site folded from scratch, in the order of their ids. */
  async function foldAll(siteId: string, rules: SiteRules) {
    const events = (await readEvents(warehouse, siteId)).map((event) => readAgain(event, rules))
    const bySession = groupBy<StoredEvent, string>(events, (event) => event.sessionId)
    const rows = await readSessions(warehouse, siteId)
    const ids = [...new Set([...bySession.keys(), ...rows.map((row) => row.session.sessionId)])].sort()
    const anchors = [...events, ...rows.map((row) => row.session)].map((one) => one.sessionAt / 1000)
    const lists = { sites: [siteId], anchors: [...new Set(anchors)], ids }
    const changes = await changesOfSessions(warehouse, lists)
    return ids.flatMap((sessionId) => {
      const own = bySession.get(sessionId) ?? []
      const said = changes.filter((change: SessionChange) => change.sessionId === sessionId)
      const sessionAt = own[0]?.sessionAt ?? said[0]?.sessionAt ?? 0
      const session = foldSession(own, said, rules, { siteId, sessionId, sessionAt })
      return session ? [session] : []
    })
  }

  const standing = async (siteId: string) => (await readSessions(warehouse, siteId)).map((row) => row.session)

  /** Above all versions so far: a collector goes on from the highest that it finds. */
  const nextVersion = () => receivedAt * 2000 + run++ * 1_000_000

  /** Writes a row that says something else. */
  const spoil = (row: StoredSession, change: Partial<StoredSession['session']>) =>
    insertSessions(
      warehouse,
      [{ stored: { ...row, session: { ...row.session, ...change } }, version: nextVersion() }],
      `spoil-${run++}`,
    )

  return { store, newSite, send, upkeep, foldAll, standing, nextVersion, spoil }
}
