'use client'

export {
  SessionProvider,
  type SessionProviderProps,
  type SessionStats,
  TrackSection,
  type TrackSectionProps,
  useLogEvent,
  usePageView,
  useSession,
  useSessionStats,
  useTracker,
} from '@sojourn/react'
export { Sojourn, type SojournProps } from './sojourn.tsx'
