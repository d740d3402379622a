/**
 * The interval that a session starts in, as unix milliseconds of where it begins: SQL over a row of `sessions`, to be
 * bound with `starts`, the {@link intervalStarts} of the range. Borders are computed in one place and only looked up here,
 * so that no two answers can cut a day differently.
 */
export const bucketSql = 'roundDown(toUnixTimestamp64Milli(started_at), {starts:Array(Int64)})'
