'use client'

import { SessionProvider, type SessionProviderProps, usePageView } from '@sojourn/react'
import type { TrackerOptions } from '@sojourn/tracker'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

export interface SojournProps
  extends Pick<SessionProviderProps, 'userId' | 'statsUrl' | 'getToken' | 'children'> {
  /**
   * How the tracker works. From a server component only what can travel: no functions and no regular expressions.
   * Pages are counted by the router, so `autoPageViews` is off.
   */
  readonly options: Omit<TrackerOptions, 'autoPageViews' | 'hashRoutes'>
}

/** The tracker of an App Router app, for its root layout: page views and, by `options.sections`, sections of each path. */
export function Sojourn({ options, children, ...shared }: SojournProps): ReactNode {
  return (
    <SessionProvider options={{ ...options, autoPageViews: false }} {...shared}>
      <PageViews />
      {children}
    </SessionProvider>
  )
}

function PageViews(): ReactNode {
  usePageView(usePathname())
  return null
}
