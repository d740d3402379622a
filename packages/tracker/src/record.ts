import { describeBrowser } from './describe-browser.ts'
import { now, parse, stringify } from './native.ts'
import { newId } from './new-id.ts'
import type { Queue } from './queue.ts'
import { createSlices } from './slices.ts'
import type { Store } from './store.ts'
import type { EndReason, Properties, SessionState } from './types.ts'

/** Events that may stand in storage, which the page needs too; more wait in memory as long as the page is there. */
const storedMax = 2000
const visitKey = 's'

/** What the tabs of a site share of their visitor, as it is stored. Instants in unix milliseconds. */
interface Visit {
  visitorId: string
  userId?: string | undefined
  sessionId?: string | undefined
  startedAt: number
  /** The last event or sign of life. */
  lastAt: number
}

/** Something that happened, as it was at that moment. */
export interface Happening {
  /** Unix milliseconds. */
  readonly at: number
  /** Whether it opens a session where none stands. */
  readonly opens: boolean
  /** Members of the event: its type, where it happened, and so on. */
  readonly event: { readonly type: string; readonly eventId?: string | undefined } & Properties
  readonly section: string | undefined
  /** JSON text; undefined where there are none. */
  readonly properties: string | undefined
}

/** Gives what happens to sessions, and puts it into the queue, in order. */
export interface Recorder {
  add(happening: Happening): void
  /** @param isTold whether the `identify` event is recorded although the user is known */
  identify(userId: string, isTold: boolean, happening: Happening): void
  end(at: number, reason: EndReason): void
  /** Ends the session; from then on it is another visitor, and nobody known. */
  forgetVisitor(at: number, reason: EndReason): void
  /** Records what waits, all of it or as far as is good now. */
  work(isAll: boolean): void
  session(): SessionState | null
  /** Forgets what waits. */
  forget(): void
}

/** What a recorder works with. */
interface RecorderParts {
  readonly store: Store
  readonly queue: Queue
  /** Inactivity after which a session is over. */
  readonly inactivityMs: number
  readonly lengthMaxMs: number
  readonly queueMax: number
  /** Seconds that somebody was active in a session that ends, where that is known. */
  readonly engagedSeconds: ((sessionId: string) => number) | undefined
  /** Whether anything may be recorded now; until then it waits in memory. */
  isReady(): boolean
  guard(call: () => void): void
  /** Told of events that were dropped, the oldest first. */
  onDropped(events: number): void
  onQueued(): void
  /** Told when another session, or none, or another user stands than before. */
  onSession(session: SessionState | null): void
}

/** @see Recorder */
export function createRecorder(parts: RecorderParts): Recorder {
  const { store, queue, queueMax } = parts
  let visit: Visit
  let text: string | null | undefined
  let session: SessionState | null = null

  /** The visit as it stands: other tabs change it too. */
  const load = () => {
    const stored = store.get(visitKey)
    if (stored && stored === text) return
    text = stored
    try {
      visit = parse(stored ?? '')
    } catch {
      visit = { visitorId: newId('vis_', now()), startedAt: 0, lastAt: 0 }
    }
  }
  const save = () => {
    text = stringify(visit)
    store.set(visitKey, text)
    show()
  }
  const show = () => {
    const { sessionId, visitorId, userId = null, startedAt } = visit
    const next = sessionId && !whyOver(now()) ? { sessionId, visitorId, userId, startedAt } : null
    if (stringify(next) === stringify(session)) return
    session = next
    parts.onSession(next)
  }
  /** A clock that was set back by so much ends a session too, which would else last until the clock has caught up. */
  const whyOver = (at: number): EndReason | false =>
    Math.abs(at - visit.lastAt) > parts.inactivityMs
      ? 'timeout'
      : at - visit.startedAt > parts.lengthMaxMs && 'max_length'

  const put = (timestamp: number, event: Happening['event'], properties: string | undefined) => {
    const id = newId('evt_', timestamp)
    const { sessionId, visitorId, userId } = visit
    const { eventId = id } = event
    const members = stringify({ ...event, eventId, timestamp, sessionId, visitorId, userId })
    queue.add(id, properties ? `${members.slice(0, -1)},"properties":${properties}}` : members)
  }
  const end = (at: number, reason?: EndReason) => {
    const over = whyOver(at)
    const { sessionId } = visit
    if (!sessionId) return
    const told = stringify({ reason: over || reason, engagedSeconds: parts.engagedSeconds?.(sessionId) })
    put(over ? visit.lastAt : at, { type: 'session_end' }, told)
    visit.sessionId = undefined
  }
  const record = ({ at, opens, event, section, properties }: Happening) => {
    // Once for each page, and with the event that opens a session.
    let isTold = event.type === 'page_view'
    if (!visit.sessionId || whyOver(at)) {
      end(at)
      if (!opens) return
      visit.sessionId = newId('sess_', at)
      visit.startedAt = visit.lastAt = at
      isTold = true
    }
    visit.lastAt = Math.max(visit.lastAt, at)
    put(at, { ...event, context: { ...(isTold && describeBrowser()), section } }, properties)
  }
  const forgetVisitor: Recorder['forgetVisitor'] = (at, reason) => {
    end(at, reason)
    visit.visitorId = newId('vis_', at)
    visit.userId = undefined
  }

  const steps = createSlices(
    parts.isReady,
    () => queue.size() < storedMax,
    (next) => {
      load()
      for (let step = next(); step; step = next()) parts.guard(step)
      save()
      parts.onDropped(queue.trim(queueMax))
      parts.onQueued()
    },
  )
  const add = (step: () => void) => {
    steps.add(step)
    if (steps.size() <= queueMax) return
    steps.forget(1)
    parts.onDropped(1)
  }

  return {
    add: (happening) => add(() => record(happening)),
    identify(userId, isTold, happening) {
      add(() => {
        const isOther = visit.userId !== userId
        if (visit.userId && isOther) forgetVisitor(happening.at, 'new_session')
        visit.userId = userId
        if (isOther || isTold) record(happening)
      })
    },
    end: (at, reason) => add(() => end(at, reason)),
    forgetVisitor: (at, reason) => add(() => forgetVisitor(at, reason)),
    work: steps.work,
    session() {
      load()
      show()
      return session
    },
    forget: steps.forget,
  }
}
