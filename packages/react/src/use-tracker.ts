import type { SessionTracker } from '@sojourn/tracker'
import { useSessionContext } from './session-context.ts'

/** The provider's tracker, for what has no hook of its own: `identify`, `commerce`, `setConsent`, `reset`. */
export const useTracker = (): SessionTracker => useSessionContext().tracker
