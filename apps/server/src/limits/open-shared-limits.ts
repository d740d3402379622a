import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { createClient } from '@redis/client'
import { RateLimiterRedis } from 'rate-limiter-flexible'
import { countWith } from './count-with.ts'
import type { Limit, Limits } from './limits.ts'
import { createOwnLimits } from './own-limits.ts'

/** A call waits no longer for Redis, in milliseconds; next to it, a count takes less than one. */
const answerMs = 250
/** How long a Redis that did not answer is left alone. */
const restMs = 2_000
/** A start waits no longer for the first connection. */
const connectMs = 1_000
const reconnectMsMax = 5_000

/**
 * Limits that all servers on one Redis count together. While it is away each counts for itself: nobody is refused for that.
 *
 * @param url `redis://user:password@host:6379/0`, or `rediss://` with TLS
 * @param tell hears once when Redis goes away, and once when it is back
 */
export async function openSharedLimits(
  url: string,
  tell: { away(cause: unknown): void; back(): void },
): Promise<Limits> {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: connectMs,
      reconnectStrategy: (attempt) => Math.min(50 * 2 ** Math.min(attempt, 10), reconnectMsMax),
    },
  })
  let isAway = false
  let restUntil = 0
  const goAway = (cause: unknown) => {
    if (!isAway) tell.away(cause)
    isAway = true
  }
  const comeBack = () => {
    restUntil = 0
    if (isAway) tell.back()
    isAway = false
  }
  client.on('error', goAway)
  client.on('ready', comeBack)
  // Where it cannot be reached it is tried again for ever, and the promise stays open.
  await Promise.race([client.connect().catch(goAway), wait(connectMs, undefined, { ref: false })])

  /** Asks Redis where it is there, else memory. */
  async function either<Answer>(shared: () => Promise<Answer>, own: () => Promise<Answer>): Promise<Answer> {
    if (!client.isReady || performance.now() < restUntil) return own()
    try {
      const answer = await Promise.race([shared(), tooLate()])
      if (isAway) comeBack()
      return answer
    } catch (cause) {
      restUntil = performance.now() + restMs
      goAway(cause)
      return own()
    }
  }

  const ownLimits = createOwnLimits()
  return {
    limit(facts) {
      const limiter = new RateLimiterRedis({
        storeClient: client,
        useRedisPackage: true,
        points: facts.most,
        duration: facts.seconds,
        keyPrefix: `sojourn:limit:${facts.name}`,
      })
      const shared = countWith(limiter, facts)
      const own = ownLimits.limit(facts)
      const ask =
        <Answer>(of: (limit: Limit, who: string) => Promise<Answer>) =>
        (who: string) =>
          either(
            () => of(shared, hashOf(who)),
            () => of(own, who),
          )
      return {
        ...facts,
        take: ask((limit, who) => limit.take(who)),
        look: ask((limit, who) => limit.look(who)),
        giveBack: ask((limit, who) => limit.giveBack(who)),
        forgive: ask((limit, who) => limit.forgive(who)),
      }
    },
    async close() {
      client.destroy()
    },
  }
}

/** Redis need not know addresses and accounts to count them. */
const hashOf = (who: string): string => createHash('sha256').update(who).digest('base64url').slice(0, 22)

async function tooLate(): Promise<never> {
  await wait(answerMs, undefined, { ref: false })
  throw new Error(`Redis did not answer within ${answerMs} ms`)
}
