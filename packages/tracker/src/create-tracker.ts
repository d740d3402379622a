import { SessionTracker } from './session-tracker.ts'
import type { TrackerOptions } from './types.ts'

/** Makes a tracker; nothing happens before its `start()`. */
export const createTracker = (options: TrackerOptions): SessionTracker => new SessionTracker(options)
