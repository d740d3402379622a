import type { ReadOptions } from '@sojourn/warehouse'

/**
 * What one question may take, whichever ClickHouse answers it: 15 seconds, a thousand million rows read, a hundred
 * thousand answered. Memory is limited too: the embedded engine gives each statement half of its own, a server has the
 * `max_memory_usage` of its user. What is over a limit is refused, never cut.
 */
export const questionLimits: NonNullable<ReadOptions['settings']> = {
  max_execution_time: 15,
  max_rows_to_read: '1000000000',
  max_result_rows: '100000',
  result_overflow_mode: 'throw',
}
