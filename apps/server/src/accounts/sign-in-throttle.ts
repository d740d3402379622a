import { ProblemError } from '@sojourn/contract'
import type { Limits } from '../limits/limits.ts'

/** How long attempts are remembered, in seconds. */
const seconds = 15 * 60
/** Attempts in that time: at one account from one address, at one account, from one address. */
const most = { pair: 10, account: 50, address: 100 } as const
/** How long it is known from which addresses an account was signed in to: 14 days. */
const knownSeconds = 14 * 86_400

/** Counts attempts to sign in, so that passwords cannot be guessed. */
export interface SignInThrottle {
  /** @throws ProblemError `rate_limited`. */
  attempt(account: string, address: string): Promise<void>
  /** The attempt was good: it counts no longer. */
  succeeded(account: string, address: string): Promise<void>
}

/** @param what has the password: its own counts */
export function createSignInThrottle(limits: Limits, what: 'account' | 'public link'): SignInThrottle {
  const limitOf = (kind: keyof typeof most) =>
    limits.limit({ name: `${what} ${kind}`, most: most[kind], seconds })
  const [ofPair, ofAccount, ofAddress] = [limitOf('pair'), limitOf('account'), limitOf('address')]
  const known = limits.limit({ name: `${what} known`, most: 1, seconds: knownSeconds })
  const namesOf = (account: string, address: string) => {
    const name = account.toLowerCase()
    return { account: name, pair: `${name} ${address}` }
  }
  return {
    async attempt(given, address) {
      const { account, pair } = namesOf(given, address)
      const counts = [
        () => ofPair.take(pair),
        () => ofAddress.take(address),
        // Else whoever guesses from many addresses would shut the account's own people out.
        async () => ((await known.look(pair)).used > 0 ? undefined : ofAccount.take(account)),
      ]
      // One after the other: what one refuses, the next need not count.
      for (const count of counts) {
        const standing = await count()
        if (!standing?.isOver) continue
        throw new ProblemError('rate_limited', 'Too many attempts to sign in. Wait, and try again.', {
          retryAfterSeconds: Math.max(1, standing.waitMs / 1000),
        })
      }
    },
    async succeeded(given, address) {
      const { account, pair } = namesOf(given, address)
      await ofPair.forgive(pair)
      await ofAddress.giveBack(address)
      if ((await known.look(pair)).used === 0) {
        await ofAccount.giveBack(account)
        await known.take(pair)
      }
    },
  }
}
