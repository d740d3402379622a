import type { PageOverrides, SessionTracker } from '@sojourn/tracker'
import { useEffect, useRef } from 'react'
import { useTracker } from './use-tracker.ts'

/** The page that a hook counted last, for as long as it is shown. */
const shown = new WeakMap<SessionTracker, { page: string; forgetting?: ReturnType<typeof setTimeout> }>()

/**
 * Counts a page view when this is first shown, and whenever `page` changes: for routers that the tracker should not follow
 * by itself (`autoPageViews: false`), and for screens without an address.
 */
export function usePageView(page: string, overrides?: PageOverrides): void {
  const tracker = useTracker()
  const latest = useRef(overrides)
  useEffect(() => {
    latest.current = overrides
  })
  useEffect(() => {
    const before = shown.get(tracker)
    clearTimeout(before?.forgetting)
    if (before?.page !== page) tracker.page(latest.current)
    const now: typeof before = { page }
    shown.set(tracker, now)
    return () => {
      // Strict mode and fast refresh show again at once what they took away.
      now.forgetting = setTimeout(() => shown.get(tracker) === now && shown.delete(tracker))
    }
  }, [tracker, page])
}
