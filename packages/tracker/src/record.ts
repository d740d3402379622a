import type { CounterBook } from './counters.ts'
import { describeBrowser } from './describe-browser.ts'
import { now, stringify } from './native.ts'
import { newId } from './new-id.ts'
import type { Queue } from './queue.ts'
import { createSlices } from './slices.ts'
import type { Store } from './store.ts'
import type { EndReason, SessionState, TrackerEvents, TrackOptions } from './types.ts'
import { forgetSession, openSession, type SessionLimits, type Visit, whyOver } from './visit.ts'
import { openVisitMemory } from './visit-memory.ts'

/** Longest event, in bytes of its JSON text, as the server takes it. */
const eventBytesMax = 32 * 1024
/** Events that may stand in storage, which the page needs too; more wait in memory as long as the page is there. */
const storedMax = 2000

/** Something that happened, as it was at that moment. */
export interface Happening {
  /** Unix milliseconds. */
  readonly at: number
  readonly type: string
  /** JSON text; empty where there are none. */
  readonly properties: string
  readonly page: TrackerEvents['page']
  readonly options: TrackOptions
}

/** Gives what happens to sessions, and puts it into the queue, in order. */
export interface Recorder {
  add(happening: Happening): void
  /** @param isTold whether the `identify` event is recorded although the user is known */
  identify(userId: string, isTold: boolean, happening: Happening): void
  section(name: string, happening: Happening): void
  end(at: number, reason: EndReason, isSignOut: boolean): void
  /** The text of a sign of life, which the session takes note of; empty where none stands. */
  beat(): string
  /** Records what waits, all of it or as far as is good now. */
  settle(isAll: boolean): void
  /** Notes in the session how long somebody was active. */
  noteEngaged(): void
  session(): SessionState | null
  /** Forgets what waits. */
  forget(): void
  /** Whether the server has this metadata of the standing session; from now on it has. */
  noteMetadata(text: string): boolean
}

/** What a recorder works with. */
interface RecorderParts {
  readonly store: Store
  readonly queue: Queue
  readonly counters: CounterBook
  readonly limits: SessionLimits
  readonly queueMax: number
  /** Whether anything may be recorded now; until then it waits in memory. */
  isReady(): boolean
  takeEngagedMs(): number
  guard(call: () => void): void
  onQueued(): void
  onSession(session: SessionState | null): void
}

/** @see Recorder */
export function createRecorder(parts: RecorderParts): Recorder {
  const { queue, counters, limits, queueMax } = parts
  const memory = openVisitMemory(parts.store, limits, parts.onSession)
  const steps = createSlices<(visit: Visit) => void>(
    parts.isReady,
    () => queue.size() < storedMax,
    (next) => {
      const visit = memory.load()
      for (let step = next(); step; step = next()) parts.guard(() => step?.(visit))
      memory.save()
      counters.count('dropped', queue.trim(queueMax))
      parts.onQueued()
    },
  )
  const add = (step: (visit: Visit) => void) => {
    steps.add(step)
    if (steps.size() <= queueMax) return
    steps.forget(1)
    counters.count('dropped', 1)
  }

  const put = (visit: Visit, event: { type: string; timestamp: number }, properties: string) => {
    const eventId = newId('evt_', event.timestamp)
    const { sessionId, visitorId, userId } = visit
    const members = stringify({ eventId, sessionId, visitorId, userId, ...event })
    const text = properties ? `${members.slice(0, -1)},"properties":${properties}}` : members
    if (new Blob([text]).size > eventBytesMax) counters.count('rejected', 1)
    else queue.add(eventId, text)
  }
  const isStanding = (visit: Visit, at: number) => visit.sessionId && !whyOver(visit, at, limits)
  const end = (visit: Visit, at: number, reason: EndReason) => {
    if (!visit.sessionId) return
    const over = whyOver(visit, at, limits)
    const engagedSeconds = Math.round((visit.engagedMs + parts.takeEngagedMs()) / 1000)
    const timestamp = over ? visit.lastAt : at
    put(visit, { type: 'session_end', timestamp }, stringify({ reason: over ?? reason, engagedSeconds }))
    forgetSession(visit)
  }
  const record = (visit: Visit, { at, type, properties, page, options }: Happening) => {
    const { revenue, currency, section, eventId } = options
    const isNew = !isStanding(visit, at)
    if (isNew) {
      end(visit, at, 'timeout')
      if (options.opensSession === false) return
      openSession(visit, newId('sess_', at), at)
    }
    visit.lastAt = Math.max(visit.lastAt, at)
    const isTold = isNew || type === 'page_view'
    const event = {
      type,
      timestamp: at,
      ...(isTold ? page : { url: page.url }),
      revenue,
      currency,
      ...(eventId && { eventId: eventId.replace(/[^\w.:-]/g, '_').slice(0, 128) }),
      context: isTold || section ? { ...(isTold && describeBrowser()), section } : undefined,
    }
    put(visit, event, properties)
  }

  return {
    add: (happening) => add((visit) => record(visit, happening)),
    identify(userId, isTold, happening) {
      add((visit) => {
        const isOther = visit.userId !== userId
        if (visit.userId && isOther) {
          end(visit, happening.at, 'new_session')
          visit.visitorId = newId('vis_', happening.at)
        }
        visit.userId = userId
        if (isOther || isTold) record(visit, happening)
      })
    },
    section(name, happening) {
      add((visit) => {
        if (visit.section === name && isStanding(visit, happening.at)) return
        record(visit, { ...happening, properties: stringify({ section: name, from: visit.section }) })
        visit.section = name
      })
    },
    end(at, reason, isSignOut) {
      add((visit) => {
        end(visit, at, reason)
        if (isSignOut) Object.assign(visit, { userId: undefined, visitorId: newId('vis_', at) })
      })
    },
    beat() {
      const visit = memory.load()
      const { sessionId } = visit
      const at = now()
      if (!isStanding(visit, at)) return ''
      visit.lastAt = at
      visit.engagedMs += parts.takeEngagedMs()
      memory.save()
      return stringify({ type: 'heartbeat', timestamp: at, sessionId, visitorId: visit.visitorId })
    },
    settle: steps.work,
    noteEngaged() {
      memory.load().engagedMs += parts.takeEngagedMs()
      memory.save()
    },
    session: memory.session,
    forget: () => steps.forget(),
    noteMetadata(text) {
      const visit = memory.load()
      const isKnown = visit.metadata === text
      visit.metadata = text
      memory.save()
      return isKnown
    },
  }
}
