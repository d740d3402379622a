import { doubtsMax, type WayReading } from './session-ways.ts'

/**
 * Asks a question of ways by the places of rows, and where that leaves sessions in doubt, once more with their ids; the
 * answer to the latter has no doubts.
 */
export async function readUndoubted<Answer>(
  ask: (reading: WayReading, doubts: readonly string[]) => Promise<Answer>,
  doubtsOf: (answer: Answer) => readonly string[],
): Promise<Answer> {
  const answer = await ask('places', [])
  const doubts = [...new Set(doubtsOf(answer))]
  if (doubts.length === 0) return answer
  return doubts.length > doubtsMax ? ask('ids', []) : ask('places and ids', doubts)
}
