import type { SegmentRule } from '@sojourn/contract'
import { defineQuery, type ReadOptions, type StoredSession, type Warehouse } from '@sojourn/warehouse'
import type { Frame } from '../frame/frame.ts'
import { isKnownSql, personNumberSql } from '../frame/person.ts'
import { selectSessions } from '../frame/select-sessions.ts'
import { withSpan } from '../frame/with-span.ts'
import { storeInstant } from '../store-instant.ts'
import { type ExamplePlace, knownExamples } from './known-examples.ts'
import { seekExamples } from './seek-examples.ts'
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

interface Told extends Omit<SegmentPreview, 'examples'> {
  /** The newest that belong to it, newest first. */
  readonly places: readonly ExamplePlace[]
}

const sizes = defineQuery<Record<string, unknown>, Told>({
  name: 'segment-size',
  sql: sizeSql,
  holes: { isKnown: isKnownSql },
  read: ([sessions, people, sessionsAll, peopleAll, newest]) => ({
    matched: { sessions: sessions as number, people: people as number },
    total: { sessions: sessionsAll as number, people: peopleAll as number },
    places: (newest as [number, string, number, string, string][]).map(
      ([startedBack, siteId, anchor, sid, unit]) => ({ startedAt: -startedBack, siteId, anchor, sid, unit }),
    ),
  }),
})

/** The newest of a segment are nearly always of its last day, several of one person among them: they are told with its size. */
const knownMs = 24 * 60 * 60 * 1000
const knownPerExample = 8
/** Asked again within it, the question is the same, and may be remembered. */
const hourMs = 60 * 60 * 1000

const newestSql =
  'groupArraySortedIf({placesMax:UInt32})(' +
  '(startedBack, site_id, anchor, sid, unit), isMatched AND startedBack <= -{since:Int64})'
const noneSql = "CAST([], 'Array(Tuple(Int64, String, UInt32, UInt64, UInt64))')"

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
  const { siteIds, from } = frame
  const known = await withSpan(warehouse, frame, options)
  const chosen = selectSessions({ ...known, segment: rule })
  // Bound in the same order: what the frame alone binds has the same names in both.
  const all = selectSessions(known)
  const person = personNumberSql(siteIds)
  const session = siteIds.length === 1 ? 'sid' : 'cityHash64(site_id, sid)'
  const unit = rule.of === 'users' ? person : session
  const end = Math.min(frame.to, frame.now)
  const placesMax = limit * knownPerExample
  const since = storeInstant(Math.max(from, Math.floor((end - knownMs) / hourMs) * hourMs))
  const newest = limit === 0 ? noneSql : newestSql
  const [told] = await sizes(
    warehouse,
    { ...chosen.bindings.params, since, placesMax },
    { ...options, holes: { ...all.holes, person, unit, newest, isMatched: chosen.fitting } },
  )
  const none = { sessions: 0, people: 0 }
  const { places, ...sized } = told ?? { matched: none, total: none, places: [] }
  if (limit === 0) return { ...sized, examples: [] }
  const { sessions } = sized.matched
  const isAll = places.length === sessions
  const isCut = places.length === placesMax
  const examples = await knownExamples(warehouse, { places, isAll, isCut }, limit, options)
  if (examples) return { ...sized, examples }
  return {
    ...sized,
    examples: await seekExamples(warehouse, chosen, { unit, from, end, sessions, limit }, options),
  }
}
