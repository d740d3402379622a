import { type Ending, endingSteps } from './ending-steps.ts'
import type { OrderKey } from './order-key.ts'
import { OrderedFold } from './ordered-fold.ts'
import type { SessionFold } from './session-fold.ts'

/** Takes note that a session was ended, or made active again, in order of receipt. */
export function addEnding(fold: SessionFold, received: OrderKey, said: Ending | 'active'): void {
  fold.endings ??= new OrderedFold(endingSteps)
  fold.endings.add(received, said)
}
