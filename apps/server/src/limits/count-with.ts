import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible'
import type { Limit, LimitFacts, Standing } from './limits.ts'

const nothing: Standing = { used: 0, isOver: false, waitMs: 0 }

/** A limit whose counts a limiter of the library keeps. @throws whatever the place of its counts throws. */
export function countWith(limiter: RateLimiterAbstract, facts: LimitFacts): Limit {
  const standingOf = ({ consumedPoints, msBeforeNext }: RateLimiterRes): Standing => ({
    used: consumedPoints,
    isOver: consumedPoints > facts.most,
    waitMs: msBeforeNext,
  })
  return {
    ...facts,
    async take(who) {
      try {
        return standingOf(await limiter.consume(who))
      } catch (result) {
        if (result instanceof RateLimiterRes) return standingOf(result)
        throw result
      }
    },
    async look(who) {
      const standing = await limiter.get(who)
      return standing ? standingOf(standing) : nothing
    },
    async giveBack(who) {
      await limiter.reward(who, 1)
    },
    async forgive(who) {
      await limiter.delete(who)
    },
  }
}
