import { defineQuery, upkeepSettings } from '../define-query.ts'
import type { Warehouse } from '../open-warehouse.ts'
import sql from './known-hashes.sql?raw'
import weeksSql from './weeks-of-sessions.sql?raw'

const weeksOfSessions = defineQuery<Record<string, never>, string>({
  name: 'weeks-of-sessions',
  sql: weeksSql,
  isUpkeep: true,
  read: ([week]) => week as string,
})

/**
 * Hashes (XXH64) of every session id, visitor id and visit key that the store has, in chunks of little-endian 64-bit
 * numbers: what a filter of known ids is made of. Week by week, so that the store never holds all of them: eight bytes
 * each, a million sessions are some 16 MB.
 */
export async function* knownHashes(warehouse: Warehouse): AsyncGenerator<Uint8Array> {
  for (const week of await weeksOfSessions(warehouse, {})) {
    const { stream } = await warehouse.client.exec({
      query: sql,
      query_params: { week },
      clickhouse_settings: { ...upkeepSettings, log_comment: 'known-hashes' },
    })
    for await (const chunk of stream as AsyncIterable<Uint8Array>) yield chunk
  }
}
