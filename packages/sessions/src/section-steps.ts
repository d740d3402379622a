import type { FoldStep } from './ordered-fold.ts'

const movesMax = 1000

interface Moves {
  current: string
  /** The first 1,000. */
  history: { section: string; at: number }[]
}

/** Moves between sections; being seen again in the section one is in is no move. */
export const sectionSteps: FoldStep<string, Moves> = {
  start: () => ({ current: '', history: [] }),
  add: (moves, section, at) => {
    if (section === moves.current) return moves
    moves.current = section
    if (moves.history.length < movesMax) moves.history.push({ section, at })
    return moves
  },
}
