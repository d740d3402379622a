import { randomUUID } from 'node:crypto'
import { command, hideSessions, type Warehouse } from '@sojourn/warehouse'
import { groupBy } from '../collect/group-by.ts'
import {
  countRows,
  type Person,
  type PersonSession,
  rowVersions,
  type SessionsOfSite,
  sessionsLeft,
  sessionsOfPerson,
  visitorsOfPerson,
  type WhatGoes,
} from './questions.ts'
import deleteChanges from './sql/delete-changes.sql?raw'
import deleteEvents from './sql/delete-events.sql?raw'

/** Sessions in one statement. */
const sessionsAtOnce = 500

/** What was taken out of every answer, and who must be forgotten by whoever holds it in memory. */
export interface Deleted {
  readonly sessions: readonly PersonSession[]
  readonly visitors: readonly { siteId: string; visitorId: string }[]
  readonly user: string
  /** Rows, by table. */
  readonly removed: { events: number; changes: number; sessions: number }
}

/**
 * Takes all that is stored of a person out of every answer: what names them, and in their own sessions also what names
 * nobody. Other people's events in these sessions stay. Safe to repeat. Nothing may be written to these sessions meanwhile.
 */
export async function deleteRows(warehouse: Warehouse, person: Person): Promise<Deleted> {
  const sessions = await sessionsOfPerson(warehouse, person)
  const visitors = await visitorsOfPerson(warehouse, person)
  const removed = { events: 0, changes: 0, sessions: 0 }
  for (const [site, ofSite] of groupBy(sessions, ({ siteId }) => siteId)) {
    for (const isOwn of [true, false]) {
      const group = ofSite.filter((session) => session.isOwn === isOwn)
      for (let start = 0; start < group.length; start += sessionsAtOnce) {
        const part = group.slice(start, start + sessionsAtOnce)
        const lists = {
          site,
          anchors: [...new Set(part.map(({ sessionAt }) => sessionAt / 1000))],
          ids: part.map(({ sessionId }) => sessionId),
        }
        const { user } = person
        const going = { ...lists, user, users: isOwn ? ['', user] : [user], isOwn: isOwn ? 1 : 0 } as const
        const [counted] = await countRows(warehouse, going)
        removed.events += counted?.events ?? 0
        removed.changes += counted?.changes ?? 0
        await deletePart(warehouse, going)
        removed.sessions += await hideEmpty(warehouse, lists)
      }
    }
  }
  return { sessions, visitors, user: person.user, removed }
}

async function deletePart(warehouse: Warehouse, { site, anchors, ids, ...whose }: WhatGoes): Promise<void> {
  for (const [name, query, params] of [
    ['erasure-events', deleteEvents, { users: whose.users }],
    ['erasure-changes', deleteChanges, { user: whose.user, isOwn: whose.isOwn }],
  ] as const) {
    await command(warehouse, [site], {
      query,
      query_params: { site, anchors, ids, ...params },
      clickhouse_settings: { log_comment: name },
    })
  }
}

/** Hides the rows of sessions of which nothing is left. Returns how many those are. */
async function hideEmpty(warehouse: Warehouse, lists: SessionsOfSite): Promise<number> {
  const left = new Set(await sessionsLeft(warehouse, lists))
  const rows = await rowVersions(warehouse, lists)
  const empty = rows.filter(({ sessionId }) => lists.ids.includes(sessionId) && !left.has(sessionId))
  const keys = empty.map(({ sessionAt, sessionId, version }) => ({
    siteId: lists.site,
    sessionAt,
    sessionId,
    version: version + 1,
  }))
  if (keys.length > 0) await hideSessions(warehouse, keys, randomUUID())
  return keys.length
}
