import type { Warehouse } from '../open-warehouse.ts'

/** Engines that let rows of one key stand for each other: such a table has them as one. */
const folds = /ENGINE = (?:Replicated)?(?:Replacing|Summing|Aggregating)MergeTree/

/**
 * The rows of a table as questions see them: without deleted ones, and of those that replace each other only the last.
 * Merges, which come when they like, do not change it.
 */
export async function countRows(
  { client }: Pick<Warehouse, 'client'>,
  table: string,
  definition: string,
): Promise<number> {
  const answer = await client.query({
    query: `SELECT count() AS rows FROM ${table} ${folds.test(definition) ? 'FINAL' : ''}`,
    format: 'JSONEachRow',
    clickhouse_settings: {
      max_execution_time: 0,
      do_not_merge_across_partitions_select_final: 1,
      log_comment: 'count-rows',
    },
  })
  const [row] = await answer.json<{ rows: number | string }>()
  return Number(row?.rows ?? 0)
}
