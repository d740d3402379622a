import { defineQuery, type ReadOptions, type StoredSession, type Warehouse } from '@sojourn/warehouse'
import {
  keyText,
  readVersion,
  type SessionVersion,
  standingSessions,
  versionSelection,
} from '../sessions-by-key/session-versions.ts'
import sql from './examples-at.sql?raw'

/** A session that belongs to a segment. */
export interface ExamplePlace {
  /** Unix milliseconds. */
  readonly startedAt: number
  readonly siteId: string
  /** Unix seconds. */
  readonly anchor: number
  /** The hash of its id, as text. */
  readonly sid: string
  /** What at most one example may be of: the session itself, or its person. */
  readonly unit: string
}

const sessionsAt = defineQuery<
  { sites: readonly string[]; anchors: readonly number[]; sids: readonly string[] },
  { readonly sid: string; readonly version: SessionVersion }
>({
  name: 'segment-examples-at',
  sql,
  holes: { columns: versionSelection },
  read: ([sid, ...cells]) => ({ sid: sid as string, version: readVersion(cells) }),
})

interface Known {
  /** The newest, newest first. */
  readonly places: readonly ExamplePlace[]
  /** Whether there may be others that began with the last. */
  readonly isCut: boolean
  /** Whether there are no others at all. */
  readonly isAll: boolean
}

/**
 * The newest examples, one of each unit and `limit` at most; undefined where the places that are known do not tell, as there
 * are too few of them, or others that began with the last.
 */
export async function knownExamples(
  warehouse: Warehouse,
  { places, isCut, isAll }: Known,
  limit: number,
  options: ReadOptions,
): Promise<StoredSession[] | undefined> {
  const units = new Set<string>()
  const behind = places.findIndex(({ unit }) => units.add(unit).size === limit)
  const last = places[behind]
  if (!isAll && (!last || (isCut && last.startedAt === places.at(-1)?.startedAt))) return undefined
  const wanted = last ? places.filter(({ startedAt }) => startedAt >= last.startedAt) : places
  const found = await sessionsOf(warehouse, wanted, options)
  const seen = new Set<string>()
  return found
    .filter(({ unit }) => seen.size < seen.add(unit).size)
    .slice(0, limit)
    .map(({ stored }) => stored)
}

/** The sessions at some places that still stand, with their units, in the order of examples. */
async function sessionsOf(warehouse: Warehouse, places: readonly ExamplePlace[], options: ReadOptions) {
  if (places.length === 0) return []
  const rows = await sessionsAt(
    warehouse,
    {
      sites: [...new Set(places.map(({ siteId }) => siteId))],
      anchors: [...new Set(places.map(({ anchor }) => anchor))],
      sids: places.map(({ sid }) => sid),
    },
    options,
  )
  const standing = standingSessions(rows.map(({ version }) => version))
  const keys = new Map(
    rows.map(({ sid, version }) => {
      const { session } = version.stored
      return [placeText(session.siteId, session.sessionAt / 1000, sid), keyText(session)] as const
    }),
  )
  return places
    .flatMap(({ siteId, anchor, sid, unit }) => {
      const stored = standing.get(keys.get(placeText(siteId, anchor, sid)) ?? '')?.stored
      return stored ? [{ unit, stored }] : []
    })
    .sort(({ stored: { session: one } }, { stored: { session: other } }) => {
      const [text, otherText] = [keyOrder(one), keyOrder(other)]
      return other.startedAt - one.startedAt || (text < otherText ? 1 : -1)
    })
}

const placeText = (siteId: string, anchor: number, sid: string) => `${siteId} ${anchor} ${sid}`
const keyOrder = ({ siteId, sessionId }: { siteId: string; sessionId: string }) => `${siteId} ${sessionId}`
