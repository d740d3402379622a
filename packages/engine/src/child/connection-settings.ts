const MEBIBYTE = 1024 * 1024

/** Settings of every connection. Lists of thousands of ids are bound into statements, hence the long text. */
const COMMON = { max_query_size: 64 * MEBIBYTE }

/**
 * Settings from which writing statements start. An insert answers when it is on disk, not when it is in a queue,
 * which would be the default since 26.x. Its rows are parsed by the thread that writes them: handing pieces to others
 * took more processor time and memory, and no less time, for blocks of thousands.
 */
export const WRITE_SETTINGS = { ...COMMON, async_insert: 0, input_format_parallel_parsing: 0 }

/**
 * Limits from which reading statements start; a request may set its own. `readonly = 2` still lets it do so.
 *
 * What surprises: since 26.x a statement gets one thread for each GiB of free memory. The engine has less than two, so that
 * every statement would run on one processor.
 * @param memoryBytesMax memory of the whole engine. One statement gets half, and sorts and groups on disk from a quarter.
 */
export function readSettings(memoryBytesMax: number): Record<string, string | number> {
  return {
    ...COMMON,
    max_execution_time: 10,
    max_threads_min_free_memory_per_thread: 0,
    max_memory_usage: Math.round(memoryBytesMax / 2),
    max_bytes_before_external_group_by: Math.round(memoryBytesMax / 4),
    max_bytes_before_external_sort: Math.round(memoryBytesMax / 4),
    max_result_rows: RESULT_ROWS_MAX,
    max_result_bytes: 32 * MEBIBYTE,
    result_overflow_mode: 'throw',
    readonly: 2,
  }
}

/** Rows that a reading statement may answer unless it asks for more, which then come as a stream. */
export const RESULT_ROWS_MAX = 100_000
