import type { SegmentRule } from '@sojourn/contract'
import {
  defineQuery,
  type ReadOptions,
  type SessionKey,
  type StoredSession,
  type Warehouse,
} from '@sojourn/warehouse'
import type { Frame } from '../frame/frame.ts'
import { isKnownSql, personNumberSql } from '../frame/person.ts'
import { selectSessions } from '../frame/select-sessions.ts'
import { withSpan } from '../frame/with-span.ts'
import { keyText } from '../sessions-by-key/session-versions.ts'
import { sessionsByKey } from '../sessions-by-key/sessions-by-key.ts'
import { storeInstant } from '../store-instant.ts'
import examplesSql from './examples.sql?raw'
import sizeSql from './size.sql?raw'

interface Size {
  readonly sessions: number
  readonly people: number
}

/** What belongs to a segment. */
export interface SegmentPreview {
  readonly matched: Size
  /** Of the frame without the segment. */
  readonly total: Size
  /** Newest first; of a rule of users one of each person. */
  readonly examples: readonly StoredSession[]
}

const sizes = defineQuery<Record<string, unknown>, Pick<SegmentPreview, 'matched' | 'total'>>({
  name: 'segment-size',
  sql: sizeSql,
  holes: { isKnown: isKnownSql },
  read: (cells) => {
    const [sessions, people, sessionsAll, peopleAll] = cells as [number, number, number, number]
    return { matched: { sessions, people }, total: { sessions: sessionsAll, people: peopleAll } }
  },
})

const examples = defineQuery<Record<string, unknown>, SessionKey>({
  name: 'segment-examples',
  sql: examplesSql,
  read: (cells) => {
    const [siteId, sessionAt, sessionId] = cells as [string, number, string]
    return { siteId, sessionAt, sessionId }
  },
})

/** Newest sessions are looked for in so many days before the end, then in all. */
const windowDays = [1, 4, 16] as const
const dayMs = 24 * 60 * 60 * 1000

/**
 * How much of a frame belongs to a segment, and at most `limit` examples.
 * @throws QuestionError where the rule or a filter names what does not exist
 */
export async function segmentPreview(
  warehouse: Warehouse,
  frame: Omit<Frame, 'segment'>,
  rule: SegmentRule,
  limit: number,
  options: ReadOptions,
): Promise<SegmentPreview> {
  const known = await withSpan(warehouse, frame, options)
  const chosen = selectSessions({ ...known, segment: rule })
  // Bound in the same order: what the frame alone binds has the same names in both.
  const all = selectSessions(known)
  const { params } = chosen.bindings
  const person = personNumberSql(frame.siteIds)
  const newest = async (since: number): Promise<SessionKey[]> => {
    const unit = rule.of === 'users' ? person : 'site_id, session_at, session_id'
    return examples(warehouse, { ...params, limit, since }, { ...options, holes: { ...chosen.holes, unit } })
  }
  const [[told], keys] = await Promise.all([
    sizes(warehouse, params, { ...options, holes: { ...all.holes, person, isMatched: chosen.fitting } }),
    limit === 0 ? [] : newestOf(known, limit, newest),
  ])
  const found = await sessionsByKey(warehouse, keys)
  const none = { sessions: 0, people: 0 }
  return {
    ...(told ?? { matched: none, total: none }),
    examples: keys.flatMap((key) => found.get(keyText(key))?.stored ?? []),
  }
}

async function newestOf(
  { from, to, now }: Pick<Frame, 'from' | 'to' | 'now'>,
  limit: number,
  newest: (since: number) => Promise<SessionKey[]>,
): Promise<SessionKey[]> {
  const end = Math.min(to, now)
  for (const days of windowDays) {
    const since = end - days * dayMs
    if (since <= from) break
    const found = await newest(storeInstant(since))
    if (found.length === limit) return found
  }
  return newest(storeInstant(from))
}
