import { ProblemError } from '@sojourn/contract'
import { LRUCache } from 'lru-cache'

/** How long attempts are remembered, in milliseconds. */
const windowMs = 15 * 60_000
/** Attempts in that time: at one account from one address, at one account, from one address. */
const most = { pair: 10, account: 50, address: 100 } as const

/** Counts attempts to sign in, so that passwords cannot be guessed. */
export interface SignInThrottle {
  /** @throws ProblemError `rate_limited`. */
  attempt(account: string, address: string): void
  /** The attempt was good: it counts no longer. */
  succeeded(account: string, address: string): void
}

export function createSignInThrottle(): SignInThrottle {
  const counts = new LRUCache<string, { attempts: number; until: number }>({ max: 100_000 })
  const keysOf = (account: string, address: string) =>
    [
      ['pair', `${account.toLowerCase()} ${address}`],
      ['account', account.toLowerCase()],
      ['address', address],
    ] as const
  return {
    attempt(account, address) {
      const now = Date.now()
      for (const [kind, key] of keysOf(account, address)) {
        const standing = counts.get(`${kind} ${key}`)
        const count = standing && standing.until > now ? standing : { attempts: 0, until: now + windowMs }
        if (count.attempts >= most[kind])
          throw new ProblemError('rate_limited', 'Too many attempts to sign in. Wait, and try again.', {
            retryAfterSeconds: (count.until - now) / 1000,
          })
        count.attempts++
        counts.set(`${kind} ${key}`, count)
      }
    },
    succeeded(account, address) {
      for (const [kind, key] of keysOf(account, address)) {
        const count = counts.get(`${kind} ${key}`)
        if (count) count.attempts = kind === 'pair' ? 0 : Math.max(0, count.attempts - 1)
      }
    },
  }
}
