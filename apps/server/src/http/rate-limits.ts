import { ProblemError } from '@sojourn/contract'
import type { Limit, Limits, Standing } from '../limits/limits.ts'
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

export function createRateLimits(settings: RateLimitSettings, limits: Limits): RateLimits {
  const limitOf = (name: keyof RateLimitSettings): Limit | undefined => {
    const most = settings[name]
    return most === undefined ? undefined : limits.limit({ name, most, seconds })
  }
  const byKind = { collect: limitOf('collect'), read: limitOf('read') }
  const strangers = limits.limit({ name: 'strangers', most: strangersMax, seconds })
  return {
    async count(c, kind, who) {
      const limit = byKind[kind]
      if (!limit) return
      const standing = await limit.take(who)
      c.header('ratelimit-limit', String(limit.most))
      c.header('ratelimit-remaining', String(Math.max(0, limit.most - standing.used)))
      c.header('ratelimit-reset', String(Math.ceil(standing.waitMs / 1000)))
      if (standing.isOver) throw tooMany(`${limit.most} calls in a minute are possible here`, standing)
    },
    async admitStranger(address) {
      const standing = await strangers.look(address)
      if (standing.used >= strangersMax)
        throw tooMany('Too many calls without a good credential came from this address', standing)
    },
    async countStranger(address) {
      await strangers.take(address)
    },
  }
}

const tooMany = (what: string, { waitMs }: Standing) =>
  new ProblemError('rate_limited', `${what}. Wait, and try again.`, {
    retryAfterSeconds: Math.max(1, waitMs / 1000),
  })
