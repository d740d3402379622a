import type { SessionState, SessionTracker } from '@sojourn/tracker'
import { useCallback, useSyncExternalStore } from 'react'
import { useTracker } from './use-tracker.ts'

/** What trackers said last: asking them while React renders could make them speak, which React does not allow then. */
const said = new WeakMap<SessionTracker, SessionState | null>()
const none = () => null

/** The session that stands, and again whenever it changes; null where none does, and on the server. */
export function useSession(): SessionState | null {
  const tracker = useTracker()
  const subscribe = useCallback(
    (onChange: () => void) => {
      said.set(tracker, tracker.getSession())
      return tracker.on('session', (session) => {
        said.set(tracker, session)
        onChange()
      })
    },
    [tracker],
  )
  const read = useCallback(() => said.get(tracker) ?? null, [tracker])
  return useSyncExternalStore(subscribe, read, none)
}
