import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { startEngine } from '@sojourn/engine'
import { eventColumns, openWarehouse, type Warehouse } from '@sojourn/warehouse'
import { watchProcesses } from '../machine/watch-processes.ts'

/** How fast the engine takes rows in blocks of one size. */
export interface BareInsert {
  readonly block: number
  readonly rowsPerSecond: number
  /** Processor microseconds a row, in the engine's process. */
  readonly engineMicroseconds: number
}

type Row = readonly unknown[]

/** Rows of the events that a server stored, in the order they came; at most so many. */
export function readStoredRows(clickhouseDirectory: string, rowsMax: number): Promise<Row[]> {
  return withEngine(clickhouseDirectory, async (warehouse) => {
    const answer = await warehouse.client.query({
      query: `SELECT ${columnsAsInserted} FROM events ORDER BY received_at LIMIT ${rowsMax}`,
      format: 'JSONCompactEachRow',
      // One thread: half a million whole rows in order come close to the engine's memory.
      clickhouse_settings: {
        max_memory_usage: '0',
        max_result_bytes: '0',
        max_result_rows: '0',
        max_threads: 1,
      },
    })
    const rows: Row[] = []
    for await (const part of answer.stream<Row>()) for (const row of part) rows.push(row.json())
    return rows
  })
}

/** Times go in as numbers, as the server sends them. */
const columnsAsInserted = eventColumns
  .map((column) => {
    if (column === 'session_at') return 'toUnixTimestamp(session_at)'
    if (column === 'ts' || column === 'received_at') return `toUnixTimestamp64Milli(${column})`
    return column
  })
  .join(', ')

/**
 * Inserts rows for so long with the official client, one block after the other, into the server's own table with fsync
 * on: what the engine can do at the most on this machine. The rows repeat where the time is longer than they last.
 */
export function insertBare(
  directory: string,
  rows: readonly Row[],
  options: { block: number; seconds: number },
): Promise<BareInsert> {
  const { block, seconds } = options
  return withEngine(path.join(directory, `bare-${block}`), async (warehouse) => {
    // The engine is this process's child.
    const stopWatching = watchProcesses(process.pid)
    const startedAt = performance.now()
    let inserted = 0
    while (performance.now() - startedAt < seconds * 1000) {
      const start = inserted % Math.max(1, rows.length - block)
      await warehouse.client.insert({
        table: 'events',
        columns: [...eventColumns] as [string, ...string[]],
        values: rows.slice(start, start + block),
        format: 'JSONCompactEachRow',
        clickhouse_settings: { insert_deduplication_token: randomUUID() },
      })
      inserted += Math.min(block, rows.length - start)
    }
    const elapsed = (performance.now() - startedAt) / 1000
    const { cpuSeconds } = stopWatching()
    return {
      block,
      rowsPerSecond: inserted / elapsed,
      engineMicroseconds: (cpuSeconds.engine * 1e6) / inserted,
    }
  })
}

async function withEngine<Result>(
  directory: string,
  work: (warehouse: Warehouse) => Promise<Result>,
): Promise<Result> {
  const engine = await startEngine({ directory })
  try {
    const { url, agent, headers } = engine
    const warehouse = await openWarehouse({ url, agent, headers })
    try {
      return await work(warehouse)
    } finally {
      await warehouse.close()
    }
  } finally {
    await engine.stop()
  }
}
