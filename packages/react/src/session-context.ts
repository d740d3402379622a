import type { SessionTracker, TrackerOptions } from '@sojourn/tracker'
import { createContext, useContext } from 'react'

/** What a provider gives. */
interface SessionContextValue {
  readonly tracker: SessionTracker
  readonly statsUrl: string
  readonly getToken: TrackerOptions['getToken']
}

export const SessionContext = createContext<SessionContextValue | undefined>(undefined)

/** @throws {Error} outside of a provider */
export function useSessionContext(): SessionContextValue {
  const value = useContext(SessionContext)
  if (!value) throw new Error('Put <SessionProvider> around what uses the hooks of @sojourn/react.')
  return value
}
