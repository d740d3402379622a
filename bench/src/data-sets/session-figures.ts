import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { type Place, startSojourn } from './run-sojourn.ts'

/** What `ground_truth.json` says of the sessions of a set; durations in seconds, of one event 0. */
export interface SessionFigures {
  readonly events: number
  readonly visitors: number
  readonly sessions: number
  readonly bounce_sessions: number
  readonly avg_duration_s: number
  readonly max_duration_s: number
  readonly total_duration_s: number
  readonly max_events: number
  /** Null where the set has none. */
  readonly revenue: number | null
}

interface SessionLine {
  readonly visitorId: string | null
  readonly stepsTaken: number
  readonly duration: number | null
  readonly revenue: number
}

/** Counts the sessions that `sojourn export sessions` gives. A bounce is here a session of one event. */
export async function countSessions(place: Place): Promise<SessionFigures> {
  const child = startSojourn(place, ['export', 'sessions'])
  const ended = once(child, 'close')
  const visitors = new Set<string>()
  let events = 0
  let sessions = 0
  let bounces = 0
  let seconds = 0
  let longest = 0
  let most = 0
  let revenue = 0
  for await (const line of createInterface({ input: child.stdout })) {
    const session = JSON.parse(line) as SessionLine
    sessions++
    events += session.stepsTaken
    if (session.visitorId !== null) visitors.add(session.visitorId)
    if (session.stepsTaken === 1) bounces++
    seconds += session.duration ?? 0
    longest = Math.max(longest, session.duration ?? 0)
    most = Math.max(most, session.stepsTaken)
    revenue += session.revenue
  }
  const [code] = await ended
  if (code !== 0) throw new Error(`sojourn export sessions ended with ${code}`)
  return {
    events,
    visitors: visitors.size,
    sessions,
    bounce_sessions: bounces,
    avg_duration_s: round(seconds / sessions, 3),
    max_duration_s: round(longest, 3),
    total_duration_s: round(seconds, 3),
    max_events: most,
    revenue: revenue === 0 ? null : round(revenue, 2),
  }
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits))
