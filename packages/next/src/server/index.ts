export type { ActionResult } from './actions/action-result.ts'
export type { JourneyFunnels, JourneyStage, SessionList, SessionStats } from './actions/answers.ts'
export {
  createSessionActions,
  type SessionActionOptions,
  type SessionActions,
} from './actions/create-session-actions.ts'
export type { FunnelQuestion, FunnelStep, SessionsQuestion, StatsQuestion } from './actions/questions.ts'
export type { SojournOptions } from './api/sojourn-options.ts'
export {
  createSessionHandlers,
  type SessionHandlerOptions,
  type SessionHandlers,
} from './handlers/create-session-handlers.ts'
export { type IdentityProvider, jwks, type SignatureAlgorithm } from './identity/identity-provider.ts'
export { auth0, firebase, supabase } from './identity/presets.ts'
export {
  createTrackerProxy,
  type TrackerProxy,
  type TrackerProxyOptions,
} from './proxy/create-tracker-proxy.ts'
export type { Session } from './session.ts'
