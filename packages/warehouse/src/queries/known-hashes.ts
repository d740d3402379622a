import type { Warehouse } from '../open-warehouse.ts'
import sql from './known-hashes.sql?raw'

/**
 * Hashes (XXH64) of every session id, visitor id and visit key that the store has, in chunks of little-endian 64-bit
 * numbers: what a filter of known ids is made of. Eight bytes each, so a million sessions are some 16 MB.
 */
export async function* knownHashes(warehouse: Warehouse): AsyncGenerator<Uint8Array> {
  const { stream } = await warehouse.client.exec({
    query: sql,
    clickhouse_settings: { log_comment: 'known-hashes' },
  })
  for await (const chunk of stream as AsyncIterable<Uint8Array>) yield chunk
}
