import { addChange } from './add-change.ts'
import { addEvent } from './add-event.ts'
import { readSession } from './read-session.ts'
import { openFold } from './session-fold.ts'
import type { Session, SessionChange, SessionEvent, SiteRules } from './types.ts'

/** The definition of a session: the fold of all its events and changes, in whatever order and however often given. */
export function foldSession(
  events: Iterable<SessionEvent>,
  changes: Iterable<SessionChange>,
  rules: SiteRules,
  ids: Pick<Session, 'siteId' | 'sessionId' | 'sessionAt'>,
): Session | null {
  const fold = openFold(ids.siteId, ids.sessionId, ids.sessionAt)
  for (const event of events) addEvent(fold, event)
  for (const change of changes) addChange(fold, change)
  return readSession(fold, rules)
}
