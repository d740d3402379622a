import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { type RowsInSight, rowsInSight } from './rows-in-sight.ts'

/**
 * Which rows of a long list are to be drawn, while the window is scrolled and made larger. They are drawn within the frame
 * that was scrolled, as one drawn later would be blank for a moment.
 * @param body of the table, which has nothing in it but the rows and the gaps for the others
 */
export function useRowsInSight(
  body: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
): RowsInSight {
  const [sight, setSight] = useState<RowsInSight>(() => rowsInSight(0, 1_000, count, rowHeight))
  const look = () => {
    if (!body.current) return
    const { top } = body.current.getBoundingClientRect()
    const next = rowsInSight(top, window.innerHeight, count, rowHeight)
    setSight((before) => (before.first === next.first && before.end === next.end ? before : next))
  }
  // Other rows, or a page laid out anew: where the list begins may be another place.
  useLayoutEffect(look, [count, rowHeight])
  useEffect(() => {
    const lookNow = () => flushSync(look)
    window.addEventListener('scroll', lookNow, { passive: true })
    window.addEventListener('resize', lookNow)
    return () => {
      window.removeEventListener('scroll', lookNow)
      window.removeEventListener('resize', lookNow)
    }
  }, [count, rowHeight])
  return { first: Math.min(sight.first, count), end: Math.min(sight.end, count) }
}
