import { type SessionAnalytics, stageNames } from '@sojourn/contract'
import { secondsOf } from './seconds-of.ts'
import type { Session } from './types.ts'

/** What a session shows at a glance: its break-down by type, its conversion funnel and the stages it reached. */
export function analyseSession(session: Session): SessionAnalytics {
  return {
    eventBreakdown: session.eventCounts,
    conversionFunnel: {
      landed: session.landed,
      engaged: session.engaged,
      startedCheckout: session.startedCheckout,
      converted: session.converted,
    },
    stages: stageNames.map((stage) => ({ stage, reached: session.stages.includes(stage) })),
    duration: secondsOf(session.durationMs),
  }
}
