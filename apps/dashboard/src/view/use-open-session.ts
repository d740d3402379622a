import type { SessionAnswer } from '@sojourn/contract'
import { useCallback } from 'react'
import { useGo } from './use-go.ts'

/** Goes to the steps of a session, with the view, on the site that it is of. */
export function useOpenSession(): (session: Pick<SessionAnswer, 'sessionId' | 'siteId'>) => void {
  const go = useGo()
  return useCallback(
    ({ sessionId, siteId }) =>
      go(`/sessions/${encodeURIComponent(sessionId)}`, (view) => ({ ...view, site: siteId })),
    [go],
  )
}
