import { createTracker, type SessionTracker, type TrackerOptions } from '@sojourn/tracker'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { SessionContext } from './session-context.ts'
import { useUser } from './use-user.ts'

interface SharedProps {
  readonly children?: ReactNode
  /**
   * The signed-in user as the app knows it. Null: nobody is, which ends a session that a user has (`logout`).
   * @default what `identify` and `reset` of the tracker say
   */
  readonly userId?: string | null | undefined
  /** Where `useSessionStats` asks, on the site's own server. @default '/api/sessions/stats' */
  readonly statsUrl?: string
  /** The token of the signed-in user, for `useSessionStats`. @default `getToken` of the options */
  readonly getToken?: TrackerOptions['getToken']
}

export type SessionProviderProps = SharedProps &
  (
    | {
        /** What the tracker is made with, once; later changes count for nothing. */
        readonly options: TrackerOptions
        readonly tracker?: never
      }
    | {
        /** A tracker made elsewhere; starting and stopping it is left to who made it. */
        readonly tracker: SessionTracker
        readonly options?: never
      }
  )

/** Gives a tracker to everything below, and lets it follow the page for as long as this stands. */
export function SessionProvider(props: SessionProviderProps): ReactNode {
  const { children, statsUrl = '/api/sessions/stats', getToken = props.options?.getToken } = props
  const [own] = useState(() => (props.options ? createTracker(props.options) : undefined))
  const tracker = (props.tracker ?? own) as SessionTracker
  useUser(tracker, props.userId)
  useEffect(() => {
    if (tracker !== own) return
    tracker.start()
    return () => tracker.stop()
  }, [tracker, own])
  const value = useMemo(() => ({ tracker, statsUrl, getToken }), [tracker, statsUrl, getToken])
  return <SessionContext.Provider value={value}>{children}</SessionContext.Provider>
}
