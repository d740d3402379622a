import { defineQuery, upkeepSettings } from '../define-query.ts'
import type { Warehouse } from '../open-warehouse.ts'
import sql from './known-hashes.sql?raw'
import weeksSql from './weeks-of-sessions.sql?raw'

/** Bytes of a row of {@link knownHashes}. */
export const knownRowBytes = 24

const weeksOfSessions = defineQuery<Record<string, never>, string>({
  name: 'weeks-of-sessions',
  sql: weeksSql,
  isUpkeep: true,
  read: ([week]) => week as string,
})

/**
 * Hashes (XXH64) of every session, some rows of {@link knownRowBytes} at a time, little-endian: of the session's id (64
 * bits); of its visitor id or visit key (64); the upper half of the hash of the site's id XOR that of the session's (32); its
 * anchor in unix seconds (32). The last week comes first, and week by week, so that the store never holds all of them: a
 * million sessions are 24 MB.
 */
export async function* knownHashes(warehouse: Warehouse): AsyncGenerator<DataView> {
  for (const week of await weeksOfSessions(warehouse, {})) {
    const { stream } = await warehouse.client.exec({
      query: sql,
      query_params: { week },
      clickhouse_settings: { ...upkeepSettings, log_comment: 'known-hashes' },
    })
    let rest: Uint8Array = new Uint8Array(0)
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
      const whole = bytes.length - (bytes.length % knownRowBytes)
      yield new DataView(bytes.buffer, bytes.byteOffset, whole)
      rest = bytes.subarray(whole)
    }
  }
}
