import { sqlRows } from '@sojourn/contract'
import type { Warehouse } from '@sojourn/warehouse'
import { explainSql } from './explain-sql.ts'
import { printText } from './print.ts'
import { translateSql } from './translate-sql.ts'

/** What a query answered. */
interface SqlAnswer {
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  /** One array a row, in the order of the columns. */
  readonly rows: readonly (readonly unknown[])[]
  /** Whether there were more rows than are answered. */
  readonly isCut: boolean
  /** How long the store took. How much it read is not said: that counts rows of other sites beside them. */
  readonly seconds: number
}

interface SqlOptions {
  /** The instant by which a status is told, in unix milliseconds. */
  readonly now: number
  readonly rowsMax: number
  /** Whether the answer may tell who somebody is. */
  readonly seesPeople: boolean
  readonly signal: AbortSignal
}

/** What one query may take, whichever ClickHouse answers it. */
export const sqlLimits = {
  /** Rows of an answer. */
  rows: sqlRows.most,
  /** Bytes of an answer. */
  bytes: 16 * 1024 * 1024,
  seconds: 15,
  rowsRead: 1_000_000_000,
} as const

/**
 * Runs a query of a caller over the sites given, and nothing else: `translateSql` lets it name no other rows, and the store
 * is told besides to show none.
 * @throws QuestionError for what is wrong with the query; the store's own errors for limits and failures.
 */
export async function askSql(
  warehouse: Warehouse,
  siteIds: readonly string[],
  query: string,
  options: SqlOptions,
): Promise<SqlAnswer> {
  const { now, rowsMax, seesPeople, signal } = options
  const translated = translateSql(query, seesPeople)
  try {
    const result = await warehouse.client.query({
      query: translated,
      query_params: { sites: siteIds, now },
      format: 'JSONCompact',
      abort_signal: signal,
      clickhouse_settings: {
        log_comment: 'sql',
        readonly: '2',
        limit: String(rowsMax + 1),
        max_execution_time: sqlLimits.seconds,
        max_rows_to_read: String(sqlLimits.rowsRead),
        max_result_rows: String(rowsMax + 1),
        max_result_bytes: String(sqlLimits.bytes),
        result_overflow_mode: 'throw',
        max_temporary_data_on_disk_size_for_query: String(1024 ** 3),
        allow_introspection_functions: 0,
        // The choice of sites comes before every condition of the query: see tables.ts.
        optimize_move_to_prewhere: 0,
        query_plan_optimize_prewhere: 0,
        do_not_merge_across_partitions_select_final: 1,
        use_skip_indexes_if_final: 0,
        additional_table_filters: onlyOf(siteIds) as never,
      },
    })
    const { meta = [], data, statistics } = await result.json<unknown[]>()
    return {
      columns: meta,
      rows: data.slice(0, rowsMax),
      isCut: data.length > rowsMax,
      seconds: statistics?.elapsed ?? 0,
    }
  } catch (cause) {
    throw explainSql(cause)
  }
}

/** The second lock: a filter that the store puts on its own tables, wherever a query reads them. */
function onlyOf(siteIds: readonly string[]): string {
  const filter = siteIds.length === 0 ? '0' : `site_id IN (${siteIds.map(printText).join(', ')})`
  const tables = ['events', 'sessions', 'session_changes', 'identities', 'ledger', 'visit_moves']
  return `{${tables.map((table) => `${printText(table)}: ${printText(filter)}`).join(', ')}}`
}
