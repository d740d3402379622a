/** Rows drawn beyond what is seen, on either side. */
const beyond = 8
/** Rows come and go so many at once: a list that is scrolled slowly is not drawn anew at every frame. */
const block = 4

/** The rows of a long list that are drawn. */
export interface RowsInSight {
  readonly first: number
  /** The one after the last. */
  readonly end: number
}

/**
 * Which rows of one height are to be drawn.
 * @param top of the first row below the upper edge of the window, pixels; negative once it is scrolled past
 * @param seenHeight of the window, pixels
 */
export function rowsInSight(top: number, seenHeight: number, count: number, rowHeight: number): RowsInSight {
  const above = Math.floor(-top / rowHeight / block) * block
  const below = Math.ceil((seenHeight - top) / rowHeight / block) * block
  const end = Math.min(count, Math.max(0, below) + beyond)
  return { first: Math.max(0, Math.min(above - beyond, end)), end }
}
