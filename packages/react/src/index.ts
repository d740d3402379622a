'use client'

export { SessionProvider, type SessionProviderProps } from './session-provider.tsx'
export { TrackSection, type TrackSectionProps } from './track-section.tsx'
export { useLogEvent } from './use-log-event.ts'
export { usePageView } from './use-page-view.ts'
export { useSession } from './use-session.ts'
export { type SessionStats, useSessionStats } from './use-session-stats.ts'
export { useTracker } from './use-tracker.ts'
