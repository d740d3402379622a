export { makeSeedEvents, type SeedPlan } from './make-seed-events.ts'
export type { SeedEvent } from './visit-recorder.ts'
