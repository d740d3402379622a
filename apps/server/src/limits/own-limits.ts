import { RateLimiterMemory } from 'rate-limiter-flexible'
import { countWith } from './count-with.ts'
import type { Limits } from './limits.ts'

/** Limits that this process counts for itself. */
export function createOwnLimits(): Limits {
  return {
    limit: (facts) =>
      countWith(
        new RateLimiterMemory({ points: facts.most, duration: facts.seconds, keyPrefix: facts.name }),
        facts,
      ),
    close: async () => undefined,
  }
}
