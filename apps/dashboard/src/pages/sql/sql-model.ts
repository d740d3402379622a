/** What a page without a query begins with. */
export const firstQuery = `SELECT channel, count() AS sessions, avg(duration_seconds) AS seconds
FROM sessions
WHERE session_at >= now() - INTERVAL 30 DAY
GROUP BY channel
ORDER BY sessions DESC`

/** A cell as text: what is no text or number as JSON. */
export const textOfCell = (cell: unknown): string =>
  cell === null || cell === undefined ? '–' : typeof cell === 'object' ? JSON.stringify(cell) : String(cell)

/** The same with at most four decimals. */
export const shortOfCell = (cell: unknown): string =>
  typeof cell === 'number' && !Number.isInteger(cell)
    ? cell.toLocaleString('en', { maximumFractionDigits: 4, useGrouping: false })
    : textOfCell(cell)

/** Whether a column's cells are numbers, which stand right. */
export const isFigure = (type: string): boolean =>
  /^(LowCardinality\(|Nullable\()*(U?Int|Float|Decimal)/.test(type)
