import type { ChildOptions } from '../protocol.ts'

const MEBIBYTE = 1024 * 1024
/** Of the engine's memory. */
const MERGES_SHARE = 0.4

/**
 * ClickHouse's server configuration for a machine that it shares. Its own defaults suit a server that it has alone:
 * caches of 5 GiB, 0.9 of the memory, 16 threads for merges. Merges take half the processor time that inserts take;
 * they step back (nice 10) while somebody waits for an answer, and none begins while they have two fifths of the memory:
 * what is allocated counts, touched or not, and an insert must never be refused because of them.
 */
export function renderConfig(options: Pick<ChildOptions, 'memoryBytesMax' | 'backupDirectory'>): string {
  const values = {
    max_server_memory_usage: options.memoryBytesMax,
    merges_mutations_memory_usage_soft_limit: Math.round(options.memoryBytesMax * MERGES_SHARE),
    mark_cache_size: 64 * MEBIBYTE,
    index_mark_cache_size: 32 * MEBIBYTE,
    primary_index_cache_size: 64 * MEBIBYTE,
    uncompressed_cache_size: 0,
    query_condition_cache_size: 16 * MEBIBYTE,
    mmap_cache_size: 64,
    background_pool_size: 2,
    background_schedule_pool_size: 4,
    os_threads_nice_value_merge_mutate: 10,
    timezone: 'UTC',
  }
  const lines = Object.entries(values).map(([name, value]) => `  <${name}>${value}</${name}>`)
  if (options.backupDirectory !== undefined) {
    lines.push(`  <backups><allowed_path>${escapeXml(options.backupDirectory)}</allowed_path></backups>`)
  }
  return `<clickhouse>\n${lines.join('\n')}\n</clickhouse>\n`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
