import { hasEvent, newChangeId, type SessionChange, type SessionChangeBody } from '@sojourn/sessions'
import type { StoredEvent } from '@sojourn/warehouse'
import type { HotSession } from './hot-sessions.ts'

/** What a flush is about to do to one session; nothing of it counts before it is on disk. */
export interface StagedSession {
  readonly session: HotSession
  events: StoredEvent[]
  readonly changes: SessionChange[]
  /** Of the events, where they are many; null: they are few enough to be looked through. */
  eventIds: Set<string> | null
  /** A sign of life without an event, in unix milliseconds; 0: none. */
  seenAt: number
}

/** Most sessions get one or two events of a flush, for which a set of ids would be more to keep than the events. */
const fewEvents = 8

/** What a flush is about to write, by session. */
export class Staging {
  readonly sessions = new Map<string, StagedSession>()

  stage(session: HotSession): StagedSession {
    let staged = this.sessions.get(session.key)
    if (!staged) {
      staged = { session, events: [], changes: [], eventIds: null, seenAt: 0 }
      this.sessions.set(session.key, staged)
    }
    return staged
  }

  /** Stages an event, unless its session has seen it: then it answers false. */
  addEvent(staged: StagedSession, event: StoredEvent): boolean {
    if (hasEvent(staged.session.fold, event.eventId) || isStaged(staged, event.eventId)) return false
    // A list that begins with an event has room for it, one that is pushed to for seventeen.
    if (staged.events.length === 0) staged.events = [event]
    else staged.events.push(event)
    staged.eventIds?.add(event.eventId)
    if (staged.events.length === fewEvents) staged.eventIds = new Set(staged.events.map((one) => one.eventId))
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

const isStaged = ({ events, eventIds }: StagedSession, eventId: string): boolean =>
  eventIds?.has(eventId) ?? events.some((event) => event.eventId === eventId)
