import { useCallback, useRef, useState } from 'react'
import { useSessionContext } from './session-context.ts'

/** A user's sessions summed up. */
export interface SessionStats {
  readonly totalSessions: number
  /** Seconds. */
  readonly totalTime: number
  /** Seconds, of the sessions that have a duration; null where none has. */
  readonly averageDuration: number | null
  /** How often each section was entered. */
  readonly sections: Readonly<Record<string, number>>
  readonly mostVisitedSection: string | null
  /** ISO 8601, UTC. */
  readonly lastSessionStart: string | null
  readonly activeSessions: number
}

interface StatsState {
  /** The last answer; undefined before the first. */
  readonly stats: SessionStats | undefined
  /** Why the last question was not answered. */
  readonly error: Error | undefined
  readonly isLoading: boolean
}

const untouched: StatsState = { stats: undefined, error: undefined, isLoading: false }

/**
 * The statistics of the signed-in user, from the route handler of `@sojourn/next` or one like it. Nothing is asked before
 * `getStats` is called; of several questions the last one counts.
 */
export function useSessionStats(): StatsState & {
  /** Asks for the last so many days; undefined where there is no answer, and then `error` says why. @default 30 */
  getStats(days?: number): Promise<SessionStats | undefined>
} {
  const { statsUrl, getToken } = useSessionContext()
  const [state, setState] = useState(untouched)
  const asked = useRef(0)
  const getStats = useCallback(
    async (days = 30) => {
      const question = ++asked.current
      const settle = (next: (before: StatsState) => StatsState) => {
        if (question === asked.current) setState(next)
      }
      settle((before) => ({ ...before, isLoading: true }))
      try {
        const stats = await fetchStats(statsUrl, days, await getToken?.())
        settle(() => ({ stats, error: undefined, isLoading: false }))
        return stats
      } catch (cause) {
        const error = cause instanceof Error ? cause : new Error(String(cause))
        settle((before) => ({ ...before, error, isLoading: false }))
        return undefined
      }
    },
    [statsUrl, getToken],
  )
  return { ...state, getStats }
}

async function fetchStats(url: string, days: number, token: string | undefined): Promise<SessionStats> {
  const question = new URL(url, location.href)
  question.searchParams.set('daysBack', String(days))
  const response = await fetch(question, token ? { headers: { authorization: `Bearer ${token}` } } : {})
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.detail ?? `The statistics were answered with ${response.status}.`)
  return answer
}
