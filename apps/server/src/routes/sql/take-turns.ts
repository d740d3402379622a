import { ProblemError } from '@sojourn/contract'

/** Runs work for somebody, of whom only so much runs at once. */
export interface Turns {
  /** @throws ProblemError `rate_limited` where as much of theirs runs as may. */
  take<Result>(whose: string, work: () => Promise<Result>): Promise<Result>
}

/** Turns of `atOnce` for each; whoever has none left is told to come again, not kept waiting. */
export function createTurns(atOnce: number): Turns {
  const running = new Map<string, number>()
  const change = (whose: string, by: number) => {
    const count = (running.get(whose) ?? 0) + by
    if (count > 0) running.set(whose, count)
    else running.delete(whose)
  }
  return {
    async take(whose, work) {
      if ((running.get(whose) ?? 0) >= atOnce) {
        const detail = `${atOnce} queries of your organization are running. Ask again when one has ended.`
        throw new ProblemError('rate_limited', detail, { retryAfterSeconds: 2 })
      }
      change(whose, 1)
      try {
        return await work()
      } finally {
        change(whose, -1)
      }
    },
  }
}
