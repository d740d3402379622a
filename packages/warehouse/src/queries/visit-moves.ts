import { defineQuery } from '../define-query.ts'
import type { VisitMove } from '../writer.ts'
import sql from './visit-moves.sql?raw'

/** Every move that is unfinished or whose old id leads somewhere, in the order of their making. */
export const visitMoves = defineQuery<Record<string, never>, VisitMove & { done: boolean }>({
  name: 'visit-moves',
  sql,
  isUpkeep: true,
  read: (cells) => {
    const [
      siteId,
      moveId,
      fromSessionId,
      fromSessionAt,
      toSessionId,
      toSessionAt,
      firstAt,
      lastAt,
      whole,
      done,
    ] = cells as [string, string, string, number, string, number, number, number, number, number]
    return {
      siteId,
      moveId,
      fromSessionId,
      fromSessionAt,
      toSessionId,
      toSessionAt,
      firstAt,
      lastAt,
      whole: whole === 1,
      done: done === 1,
    }
  },
})
