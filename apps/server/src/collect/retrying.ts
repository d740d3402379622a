import { setTimeout as wait } from 'node:timers/promises'
import { isUnanswered } from './store-errors.ts'

/**
 * Does something again while the store does not answer: the embedded engine is back in half a second after a crash. A
 * write must carry the same rows and the same token at every try, for the store may have done what it could not
 * acknowledge.
 * @throws what the last try threw, at the latest when `deadlineMs` have passed
 */
export async function retrying<Answer>(attempt: () => Promise<Answer>, deadlineMs = 10_000): Promise<Answer> {
  const deadline = performance.now() + deadlineMs
  for (let pauseMs = 50; ; pauseMs = Math.min(pauseMs * 2, 1000)) {
    try {
      return await attempt()
    } catch (cause) {
      if (!isUnanswered(cause) || performance.now() + pauseMs > deadline) throw cause
      await wait(pauseMs)
    }
  }
}
