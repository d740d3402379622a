import type { Activity } from './follow-activity.ts'
import { view } from './native.ts'
import type { SessionNotebook } from './session-notes.ts'
import type { Feature } from './types.ts'

/**
 * Says every so often that somebody is still there, while the page is visible and somebody is active; and notes in the
 * session for how long they were. A heartbeat extends a session and never opens one.
 * @param everyMs 0: no heartbeats
 */
export const sendHeartbeats =
  (everyMs: number, activity: Activity, notebook: SessionNotebook): Feature =>
  (host) => {
    const stopActivity = activity.follow()
    const note = () => {
      const session = host.getSession()
      if (!session) return
      const { sessionId } = session
      notebook.write(sessionId, { engagedMs: notebook.read(sessionId).engagedMs + activity.take() })
    }
    const beat = () => {
      if (!activity.isActive() || !host.getSession()) return
      note()
      host.track('heartbeat', undefined, { opensSession: false })
    }
    const timer = everyMs && view.setInterval(() => host.guard(beat), everyMs)
    const stopLeave = host.on('leave', note)
    const stopPages = host.on('page', activity.turnPage)
    return () => {
      note()
      view.clearInterval(timer)
      for (const stop of [stopActivity, stopLeave, stopPages]) stop()
    }
  }
