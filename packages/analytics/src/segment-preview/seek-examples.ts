import {
  defineQuery,
  type ReadOptions,
  type SessionKey,
  type StoredSession,
  type Warehouse,
} from '@sojourn/warehouse'
import type { SelectedSessions } from '../frame/select-sessions.ts'
import { keyText } from '../sessions-by-key/session-versions.ts'
import { sessionsByKey } from '../sessions-by-key/sessions-by-key.ts'
import { storeInstant } from '../store-instant.ts'
import sql from './examples.sql?raw'

const examples = defineQuery<Record<string, unknown>, SessionKey>({
  name: 'segment-examples',
  sql,
  read: (cells) => {
    const [siteId, sessionAt, sessionId] = cells as [string, number, string]
    return { siteId, sessionAt, sessionId }
  },
})

/** Where and how many sessions are looked through for examples. */
interface Sought {
  /** What at most one example may be of, as SQL. */
  readonly unit: string
  /** Unix milliseconds. */
  readonly from: number
  /** The same. */
  readonly end: number
  readonly sessions: number
  readonly limit: number
}

/** Of many sessions the newest are looked for in so many days before the end, then in all; of few in all at once. */
const windowDays = [4, 16] as const
const dayMs = 24 * 60 * 60 * 1000
const fewSessions = 10_000

/** The newest of the chosen sessions, one of each unit. */
export async function seekExamples(
  warehouse: Warehouse,
  { bindings, holes }: SelectedSessions,
  { unit, from, end, sessions, limit }: Sought,
  options: ReadOptions,
): Promise<StoredSession[]> {
  const newest = (since: number) =>
    examples(
      warehouse,
      { ...bindings.params, limit, since: storeInstant(since) },
      { ...options, holes: { ...holes, unit } },
    )
  const sinces = sessions <= fewSessions ? [] : windowDays.map((days) => end - days * dayMs)
  let keys: SessionKey[] = []
  for (const since of [...sinces.filter((one) => one > from), from]) {
    keys = await newest(since)
    if (keys.length === limit) break
  }
  const found = await sessionsByKey(warehouse, keys)
  return keys.flatMap((key) => found.get(keyText(key))?.stored ?? [])
}
