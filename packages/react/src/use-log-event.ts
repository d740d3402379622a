import type { SessionTracker } from '@sojourn/tracker'
import { useCallback } from 'react'
import { useTracker } from './use-tracker.ts'

type LogEvent = (...event: Parameters<SessionTracker['logEvent']>) => void

/** A function that records an event, to be called where something happens: in event handlers and effects. It stays the same. */
export function useLogEvent(): LogEvent {
  const tracker = useTracker()
  return useCallback<LogEvent>((...event) => tracker.logEvent(...event), [tracker])
}
