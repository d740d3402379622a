import type { SessionTracker } from '@sojourn/tracker'
import { useEffect, useRef } from 'react'

/** Keeps the tracker's user the one that the app knows; undefined: the app tells the tracker itself. */
export function useUser(tracker: SessionTracker, userId: string | null | undefined): void {
  const before = useRef<string>(null)
  useEffect(() => {
    if (userId === undefined) return
    if (userId) tracker.identify(userId)
    else if (before.current || tracker.getSession()?.userId) tracker.reset()
    before.current = userId
  }, [tracker, userId])
}
