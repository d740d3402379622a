import type { SessionChange, SessionChangeBody } from '@sojourn/sessions'

export const changeColumns = [
  'site_id',
  'session_at',
  'session_id',
  'change_id',
  'received_at',
  'body',
] as const

/** A change of a session as a row of `JSONCompactEachRow`. */
export function changeRow(change: SessionChange): unknown[] {
  return [
    change.siteId,
    change.sessionAt / 1000,
    change.sessionId,
    change.changeId,
    change.receivedAt,
    JSON.stringify(change.body),
  ]
}

/** The select list that {@link readChangeRow} reads; `JSONCompactEachRow`. */
export const changeSelection =
  'site_id, toUnixTimestamp(session_at) * 1000, session_id, change_id, toUnixTimestamp64Milli(received_at), body'

/** The change of a row selected by {@link changeSelection}. */
export function readChangeRow(row: unknown): SessionChange {
  const [siteId, sessionAt, sessionId, changeId, receivedAt, body] = row as [
    string,
    number,
    string,
    string,
    number,
    string,
  ]
  return { siteId, sessionAt, sessionId, changeId, receivedAt, body: JSON.parse(body) as SessionChangeBody }
}
