import { defineQuery } from '@sojourn/warehouse'
import changeWeeksSql from './sql/change-weeks.sql?raw'
import countRowsSql from './sql/count-rows.sql?raw'
import eventWeeksSql from './sql/event-weeks.sql?raw'
import mutationsOpenSql from './sql/mutations-open.sql?raw'
import oldPartsSql from './sql/old-parts.sql?raw'
import rowVersionsSql from './sql/row-versions.sql?raw'
import rowsRemainingSql from './sql/rows-remaining.sql?raw'
import sessionsLeftSql from './sql/sessions-left.sql?raw'
import sessionsOfPersonSql from './sql/sessions-of-person.sql?raw'
import standingSessionsSql from './sql/standing-sessions.sql?raw'
import tracesSql from './sql/traces.sql?raw'
import visitorsOfPersonSql from './sql/visitors-of-person.sql?raw'

/** A person: a user on some sites. */
export interface Person extends Record<string, unknown> {
  readonly sites: readonly string[]
  readonly user: string
}

/** Sessions of one site; anchors in unix seconds. */
export interface SessionsOfSite extends Record<string, unknown> {
  readonly site: string
  readonly anchors: readonly number[]
  readonly ids: readonly string[]
}

/** What goes of them: `users` of events, `user` of changes; all changes where the sessions are the user's own. */
export interface WhatGoes extends SessionsOfSite {
  readonly users: readonly string[]
  readonly user: string
  readonly isOwn: 0 | 1
}

/** Settings of a read that also sees rows that are deleted and wait for a merge. */
export const asOnDisk = { apply_deleted_mask: 0, apply_patch_parts: 0 } as const

const first = ([cell]: unknown[]): string => cell as string
const upkeep = { isUpkeep: true } as const
type Hashes = { sites: readonly string[]; sids: readonly bigint[] }

export const sessionsOfPerson = defineQuery<Person, PersonSession>({
  name: 'erasure-sessions',
  sql: sessionsOfPersonSql,
  ...upkeep,
  read: ([siteId, anchor, sessionId, isOwn]) => ({
    siteId: siteId as string,
    sessionId: sessionId as string,
    sessionAt: (anchor as number) * 1000,
    isOwn: isOwn === 1,
  }),
})

/** A session that holds something of a person. */
export interface PersonSession {
  readonly siteId: string
  readonly sessionId: string
  readonly sessionAt: number
  /** The session is the person's; else it only has events or changes that name them. */
  readonly isOwn: boolean
}

export const visitorsOfPerson = defineQuery<Person, { siteId: string; visitorId: string }>({
  name: 'erasure-visitors',
  sql: visitorsOfPersonSql,
  ...upkeep,
  read: ([siteId, visitorId]) => ({ siteId: siteId as string, visitorId: visitorId as string }),
})
export const countRows = defineQuery<WhatGoes, { events: number; changes: number }>({
  name: 'erasure-count',
  sql: countRowsSql,
  ...upkeep,
  read: ([events, changes]) => ({ events: events as number, changes: changes as number }),
})
export const sessionsLeft = defineQuery<SessionsOfSite, string>({
  name: 'erasure-left',
  sql: sessionsLeftSql,
  ...upkeep,
  read: first,
})
export const rowVersions = defineQuery<
  SessionsOfSite,
  { sessionAt: number; sessionId: string; version: number }
>({
  name: 'erasure-versions',
  sql: rowVersionsSql,
  ...upkeep,
  read: ([anchor, sessionId, version]) => ({
    sessionAt: (anchor as number) * 1000,
    sessionId: sessionId as string,
    version: version as number,
  }),
})
export const traces = defineQuery<Person, bigint>({
  name: 'erasure-traces',
  sql: tracesSql,
  ...upkeep,
  read: (cells) => BigInt(first(cells)),
})
export const standingSessions = defineQuery<Hashes & Record<string, unknown>, { sid: bigint; week: string }>({
  name: 'erasure-standing',
  sql: standingSessionsSql,
  ...upkeep,
  read: ([sid, week]) => ({ sid: BigInt(sid as string), week: week as string }),
})
const weeks = (name: string, sql: string) =>
  defineQuery<Hashes & Record<string, unknown>, [week: string, rows: number]>({
    name,
    sql,
    ...upkeep,
    read: (cells) => cells as [string, number],
  })
export const eventWeeks = weeks('erasure-event-weeks', eventWeeksSql)
export const changeWeeks = weeks('erasure-change-weeks', changeWeeksSql)
export const mutationsOpen = defineQuery<Record<string, never>, { table: string; failure: string }>({
  name: 'erasure-mutations',
  sql: mutationsOpenSql,
  ...upkeep,
  read: ([table, failure]) => ({ table: table as string, failure: failure as string }),
})
export const oldParts = defineQuery<Record<string, never>, string>({
  name: 'erasure-old-parts',
  sql: oldPartsSql,
  ...upkeep,
  read: first,
})
export const rowsRemaining = defineQuery<Person & { before: number }, Record<string, number>>({
  name: 'erasure-remaining',
  sql: rowsRemainingSql,
  ...upkeep,
  read: (cells) => {
    const [events = 0, changes = 0, sessions = 0, identities = 0] = cells as number[]
    return { events, changes, sessions, identities }
  },
})
