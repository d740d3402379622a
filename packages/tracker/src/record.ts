import { describeBrowser } from './describe-browser.ts'
import { later, now, parse, stringify } from './native.ts'
import { newId } from './new-id.ts'
import type { Queue } from './queue.ts'
import type { Store } from './store.ts'
import type { EndReason, SessionState } from './types.ts'

/** Longest event as the server takes it, in bytes of its JSON text. */
const eventBytesMax = 32_768
/** Events that may stand in storage, which the page needs too; more wait in memory as long as the page is there. */
const storedMax = 2000
/** How long one task may work, in milliseconds: half a frame. A task of more than 50 counts as long. */
const sliceMs = 8
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
  readonly opensSession: boolean
  /** Whether the browser is described with it. */
  readonly isPage: boolean
  readonly eventId: string | undefined
  readonly section: string | undefined
  /** JSON text of the event's other members. */
  readonly eventText: string
}

/** Gives what happens to sessions, and puts it into the queue, in order. */
export interface Recorder {
  add(happening: Happening): void
  /** @param isTold whether the `identify` event is recorded although the user is known */
  identify(userId: string, isTold: boolean, happening: Happening): void
  end(at: number, reason: EndReason): void
  /** Ends the session; from then on it is another visitor, and nobody known. */
  forgetVisitor(at: number, reason: EndReason): void
  /** Records what waits: all of it, or what half a frame and the storage have room for. */
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
  isReady(): unknown
  guard(call: () => void): void
  /** Told of events that nobody will get. */
  count(reason: 'dropped' | 'rejected', events: number): void
  onQueued(): void
  /** Told when another session, or none, or another user stands than before. */
  onSession(session: SessionState | null): void
}

/** @see Recorder */
export function createRecorder(parts: RecorderParts): Recorder {
  const { store, queue, queueMax, count } = parts
  let visit: Visit
  let text: string | null | undefined
  let session: SessionState | null = null
  let steps: (() => void)[] = []
  /** When this task should end; 0 before it has begun. */
  let endsAt = 0

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

  const put = (timestamp: number, rest: string, eventId?: string, context?: object) => {
    const id = newId('evt_', timestamp)
    const { sessionId, visitorId, userId } = visit
    const members = { eventId: eventId ?? id, timestamp, sessionId, visitorId, userId, context }
    const event = `${stringify(members).slice(0, -1)},${rest.slice(1)}`
    if (new Blob([event]).size > eventBytesMax) count('rejected', 1)
    else queue.add(id, event)
  }
  const end = (at: number, reason?: EndReason) => {
    const over = whyOver(at)
    const { sessionId } = visit
    if (!sessionId) return
    const properties = { reason: over || reason, engagedSeconds: parts.engagedSeconds?.(sessionId) }
    put(over ? visit.lastAt : at, stringify({ type: 'session_end', properties }))
    visit.sessionId = undefined
  }
  const record = ({ at, opensSession, isPage, eventId, section, eventText: rest }: Happening) => {
    let isTold = isPage
    if (!visit.sessionId || whyOver(at)) {
      end(at)
      if (!opensSession) return
      visit.sessionId = newId('sess_', at)
      visit.startedAt = visit.lastAt = at
      isTold = true
    }
    visit.lastAt = Math.max(visit.lastAt, at)
    put(at, rest, eventId, { ...(isTold && describeBrowser()), section })
  }
  const forgetVisitor: Recorder['forgetVisitor'] = (at, reason) => {
    end(at, reason)
    visit.visitorId = newId('vis_', at)
    visit.userId = undefined
  }

  const hasRoom = () => queue.size() < storedMax
  const work = (isAll: boolean) => {
    if (!steps[0] || !parts.isReady()) return
    if (!endsAt) {
      endsAt = now() + sliceMs
      later(() => {
        endsAt = 0
        if (hasRoom()) work(false)
      })
    }
    const mayGoOn = () => isAll || (now() < endsAt && hasRoom())
    if (!mayGoOn()) return
    load()
    let done = 0
    while (done < steps.length && mayGoOn()) parts.guard(steps[done++] as () => void)
    steps = steps.slice(done)
    text = stringify(visit)
    store.set(visitKey, text)
    show()
    count('dropped', queue.dropOldest(queueMax))
    parts.onQueued()
  }
  const add = (step: () => void) => {
    steps.push(step)
    if (steps.length > queueMax) {
      steps.shift()
      count('dropped', 1)
    }
    work(false)
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
    work,
    session() {
      load()
      show()
      return session
    },
    forget() {
      steps = []
    },
  }
}
