import { ProblemError } from '@sojourn/contract'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Context } from './app-env.ts'

/** Calls in a minute; undefined: any number. */
export interface RateLimitSettings {
  /** That collect with one write key, or one user's token, from one address. */
  readonly collect: number | undefined
  /** Others, by one key, token or account. */
  readonly read: number | undefined
}

/** Calls with a credential that is none, from one address in a minute: a page with an old key is not shut out at once. */
const strangersMax = 300

/** Counts calls, so that one caller cannot take what is there for all. */
export interface RateLimits {
  /**
   * Counts a call and says in the answer how many are left.
   * @throws ProblemError `rate_limited`
   */
  count(c: Context, kind: keyof RateLimitSettings, who: string): Promise<void>
  /** @throws ProblemError `rate_limited` where too many bad credentials came from an address. */
  admitStranger(address: string): Promise<void>
  /** Counts a bad credential. */
  countStranger(address: string): Promise<void>
}

const seconds = 60

/** Counts in memory: each server for itself. */
export function createRateLimits(settings: RateLimitSettings): RateLimits {
  const limiterOf = (points: number | undefined) =>
    points === undefined ? undefined : new RateLimiterMemory({ points, duration: seconds })
  const limiters = { collect: limiterOf(settings.collect), read: limiterOf(settings.read) }
  const strangers = new RateLimiterMemory({ points: strangersMax, duration: seconds })
  return {
    async count(c, kind, who) {
      const limiter = limiters[kind]
      if (!limiter) return
      const { result, isOver } = await consume(limiter, who)
      const reset = String(Math.ceil(result.msBeforeNext / 1000))
      c.header('ratelimit-limit', String(limiter.points))
      c.header('ratelimit-remaining', String(Math.max(0, result.remainingPoints)))
      c.header('ratelimit-reset', reset)
      if (isOver) throw tooMany(`${limiter.points} calls in a minute are possible here`, result)
    },
    async admitStranger(address) {
      const standing = await strangers.get(address)
      if (standing && standing.consumedPoints >= strangersMax)
        throw tooMany('Too many calls without a good credential came from this address', standing)
    },
    async countStranger(address) {
      await consume(strangers, address)
    },
  }
}

async function consume(
  limiter: RateLimiterMemory,
  who: string,
): Promise<{ result: RateLimiterRes; isOver: boolean }> {
  try {
    return { result: await limiter.consume(who), isOver: false }
  } catch (result) {
    if (result instanceof RateLimiterRes) return { result, isOver: true }
    throw result
  }
}

const tooMany = (what: string, { msBeforeNext }: RateLimiterRes) =>
  new ProblemError('rate_limited', `${what}. Wait, and try again.`, {
    retryAfterSeconds: Math.max(1, msBeforeNext / 1000),
  })
