import type { SegmentRule } from '@sojourn/contract'
import {
  defineQuery,
  type ReadOptions,
  type SessionKey,
  type StoredSession,
  type Warehouse,
} from '@sojourn/warehouse'
import type { Frame } from '../frame/frame.ts'
import { personSql } from '../frame/person.ts'
import { selectSessions } from '../frame/select-sessions.ts'
import { withSpan } from '../frame/with-span.ts'
import { keyText } from '../sessions-by-key/session-versions.ts'
import { sessionsByKey } from '../sessions-by-key/sessions-by-key.ts'
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

const size = defineQuery<Record<string, unknown>, Size>({
  name: 'segment-size',
  sql: sizeSql,
  holes: { person: personSql },
  read: ([sessions, people]) => ({ sessions: sessions as number, people: people as number }),
})

const examples = defineQuery<Record<string, unknown>, SessionKey>({
  name: 'segment-examples',
  sql: examplesSql,
  read: (cells) => {
    const [siteId, sessionAt, sessionId] = cells as [string, number, string]
    return { siteId, sessionAt, sessionId }
  },
})

const unit: Record<SegmentRule['of'], string> = {
  sessions: 'site_id, session_at, session_id',
  users: `site_id, ${personSql}`,
}

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
  const all = selectSessions(known)
  const [[matched], [total], keys] = await Promise.all([
    size(warehouse, chosen.bindings.params, { ...options, holes: chosen.holes }),
    size(warehouse, all.bindings.params, { ...options, holes: all.holes }),
    limit === 0
      ? []
      : examples(
          warehouse,
          { ...chosen.bindings.params, limit },
          { ...options, holes: { ...chosen.holes, unit: unit[rule.of] } },
        ),
  ])
  const found = await sessionsByKey(warehouse, keys)
  const none = { sessions: 0, people: 0 }
  return {
    matched: matched ?? none,
    total: total ?? none,
    examples: keys.flatMap((key) => found.get(keyText(key))?.stored ?? []),
  }
}
