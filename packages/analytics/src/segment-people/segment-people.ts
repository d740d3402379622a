import type { SegmentRule } from '@sojourn/contract'
import { command, defineQuery, fillHoles, type SessionKey, type Warehouse } from '@sojourn/warehouse'
import type { Frame } from '../frame/frame.ts'
import { isKnownSql, personNumberSql } from '../frame/person.ts'
import { selectSessions } from '../frame/select-sessions.ts'
import dropLookSql from './drop-look.sql?raw'
import looksSql from './looks.sql?raw'
import newcomersSql from './newcomers.sql?raw'
import takeLookSql from './take-look.sql?raw'

/** Somebody who entered a segment. */
export interface Newcomer extends SessionKey {
  /** A number that stands for who it is, as text. */
  readonly person: string
}

const newcomersQuestion = defineQuery<Record<string, unknown>, Omit<Newcomer, 'siteId'>>({
  name: 'segment-newcomers',
  sql: newcomersSql,
  isUpkeep: true,
  read: (cells) => {
    const [person, sessionAt, sessionId] = cells as [string, number, string]
    return { person, sessionAt, sessionId }
  },
})

const looks = defineQuery<Record<string, never>, string>({
  name: 'segment-looks',
  sql: looksSql,
  isUpkeep: true,
  read: ([look]) => look as string,
})

const fillOf = (siteId: string) => ({ person: personNumberSql([siteId]), isKnown: isKnownSql })

/**
 * Notes who is in a segment of a site now, under a number that no other look has. A look that was begun before and stopped
 * is to be dropped first.
 * @throws QuestionError where the rule names what does not exist
 */
export async function takeLook(
  warehouse: Warehouse,
  siteId: string,
  rule: SegmentRule,
  { look, now }: { readonly look: number; readonly now: number },
): Promise<void> {
  const frame: Frame = {
    siteIds: [siteId],
    from: 0,
    to: now + dayMs,
    timezone: 'UTC',
    filters: [],
    segment: rule,
    now,
  }
  const { holes, bindings } = selectSessions(frame)
  const query = fillHoles(takeLookSql, { ...holes, ...fillOf(siteId) })
  // It changes no answer.
  await command(warehouse, [], {
    query,
    query_params: { ...bindings.params, look },
    clickhouse_settings: { log_comment: 'segment-look', max_execution_time: 120 },
  })
}

/** How far an event may lie in the future. */
const dayMs = 86_400_000

/** Those who are in a look and were not in the one before, at most `limit`, behind a person. */
export async function newcomers(
  warehouse: Warehouse,
  siteId: string,
  page: { readonly look: number; readonly before: number; readonly after: string; readonly limit: number },
): Promise<Newcomer[]> {
  const found = await newcomersQuestion(warehouse, { sites: [siteId], ...page }, { holes: fillOf(siteId) })
  return found.map((one) => ({ siteId, ...one }))
}

/** Forgets all looks but these. */
export async function dropLooks(warehouse: Warehouse, kept: readonly number[]): Promise<void> {
  for (const look of await looks(warehouse, {}))
    if (!kept.includes(Number(look)))
      await command(warehouse, [], {
        query: dropLookSql,
        query_params: { look },
        clickhouse_settings: { log_comment: 'segment-look-drop' },
      })
}
