import type { ReadOptions } from '@sojourn/warehouse'
import type { SelectedSessions, SessionHoles } from './select-sessions.ts'

/**
 * Asks about the parts of chosen sessions, each of which is in one, or about all where they are in none. What was answered
 * about a part is remembered as long as nothing is written about its days.
 */
export function askParts<Answer>(
  { holes, parts }: SelectedSessions,
  options: ReadOptions,
  ask: (holes: SessionHoles, options: ReadOptions, part: 'kept' | 'rest') => Promise<Answer>,
): Promise<Answer[]> {
  if (!parts) return Promise.all([ask(holes, options, 'rest')])
  const { kept, rest } = parts
  return Promise.all([
    ask(kept.holes, { ...options, within: kept.within }, 'kept'),
    ...(rest ? [ask(rest.holes, { ...options, within: rest.within }, 'rest')] : []),
  ])
}
