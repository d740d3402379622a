/** A duration of whole milliseconds in seconds, exact to the millisecond: 12,345 is 12.345. */
export const secondsOf = (durationMs: number | null): number | null =>
  durationMs === null ? null : durationMs / 1000
