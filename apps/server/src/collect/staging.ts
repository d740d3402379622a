import { hasEvent, newChangeId, type SessionChange, type SessionChangeBody } from '@sojourn/sessions'
import type { StoredEvent } from '@sojourn/warehouse'
import type { HotSession } from './hot-sessions.ts'

/** What a flush is about to do to one session; nothing of it counts before it is on disk. */
export interface StagedSession {
  readonly session: HotSession
  readonly events: StoredEvent[]
  readonly changes: SessionChange[]
  readonly eventIds: Set<string>
  /** A sign of life without an event, in unix milliseconds; 0: none. */
  seenAt: number
}

/** What a flush is about to write, by session. */
export class Staging {
  readonly sessions = new Map<string, StagedSession>()

  stage(session: HotSession): StagedSession {
    let staged = this.sessions.get(session.key)
    if (!staged) {
      staged = { session, events: [], changes: [], eventIds: new Set(), seenAt: 0 }
      this.sessions.set(session.key, staged)
    }
    return staged
  }

  /** Stages an event, unless its session has seen it: then it answers false. */
  addEvent(staged: StagedSession, event: StoredEvent): boolean {
    if (hasEvent(staged.session.fold, event.eventId) || staged.eventIds.has(event.eventId)) return false
    staged.eventIds.add(event.eventId)
    staged.events.push(event)
    return true
  }

  addChange(staged: StagedSession, body: SessionChangeBody, receivedAt: number): void {
    const { siteId, sessionId, sessionAt } = staged.session
    staged.changes.push({
      siteId,
      sessionId,
      sessionAt,
      changeId: newChangeId(receivedAt),
      receivedAt,
      body,
    })
  }

  events(): StoredEvent[] {
    return [...this.sessions.values()].flatMap((staged) => staged.events)
  }

  changes(): SessionChange[] {
    return [...this.sessions.values()].flatMap((staged) => staged.changes)
  }
}
