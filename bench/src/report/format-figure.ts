/** A count or a rate as it stands in a table: `25,310`. */
export const formatCount = (count: number): string => Math.round(count).toLocaleString('en')

/** Milliseconds: `3.2`, `48`. */
export const formatMs = (ms: number): string => (ms < 10 ? ms.toFixed(1) : formatCount(ms))

/** Bytes in MiB: `412`. */
export const formatMebibytes = (bytes: number): string => formatCount(bytes / 2 ** 20)
