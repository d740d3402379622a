import type { EndReason } from '@sojourn/contract'
import type { FoldStep } from './ordered-fold.ts'

export interface Ending {
  readonly reason: EndReason
  /** Unix milliseconds. */
  readonly at: number
}

/** The end that stands, in order of receipt: the first one said, until somebody makes the session active again. */
export const endingSteps: FoldStep<Ending | 'active', Ending | null> = {
  start: () => null,
  add: (standing, said) => (said === 'active' ? null : (standing ?? said)),
}
