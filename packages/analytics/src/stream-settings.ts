import type { ReadOptions } from '@sojourn/warehouse'

/**
 * Settings of an answer that is read as it is made: any number of rows, for as long as the reader takes, in small blocks
 * by one thread, so that memory stays the same however long it is.
 */
export const streamSettings: NonNullable<ReadOptions['settings']> = {
  max_result_rows: '0',
  max_result_bytes: '0',
  max_execution_time: 0,
  max_threads: 1,
  max_block_size: '2048',
}
