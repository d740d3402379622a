import { sessionLengthMaxMs, sessionTimeoutMs } from '@sojourn/contract'

/**
 * The status of a session at `{now:Int64}` (unix milliseconds) as SQL over its row: what `statusOf` says in TypeScript.
 * `last_seen_at` is never before `last_event_at`.
 */
export const statusSql =
  "multiIf(ended_at IS NOT NULL, 'completed', " +
  `toUnixTimestamp64Milli(last_seen_at) + ${sessionTimeoutMs} > {now:Int64}, 'active', 'expired')`

/** The outcome at `{now:Int64}`, as `presentSession` answers it: a session still active has abandoned nothing. */
export const outcomeSql = `if(outcome = 'abandoned' AND ${statusSql} = 'active', 'browsing', outcome)`

/** Why a session ended, as `statusOf` says at `{now:Int64}`; empty while it is active. */
export const endReasonSql =
  "multiIf(ended_at IS NOT NULL, if(end_reason = '', 'end', end_reason), " +
  `${statusSql} = 'active', '', ` +
  `toUnixTimestamp64Milli(last_event_at) - toUnixTimestamp64Milli(started_at) >= ${sessionLengthMaxMs - sessionTimeoutMs}, ` +
  "'max_length', 'timeout')"

/**
 * True of every row of a session that is active at `{now:Int64}`, and of few others; it can use the index on
 * `last_seen_at`.
 */
export const activeHintSql = `last_seen_at > fromUnixTimestamp64Milli({now:Int64} - ${sessionTimeoutMs}, 'UTC')`
