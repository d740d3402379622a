import { setTimeout as wait } from 'node:timers/promises'
import { isUnanswered } from './store-errors.ts'

/**
 * Does a write again while the store does not answer: the embedded engine is back in half a second after a crash. Every
 * try must carry the same rows and the same token, for the store may have done what it could not acknowledge.
 * @throws what the last try threw, at the latest when `deadlineMs` have passed
 */
export async function writeRetrying(write: () => Promise<void>, deadlineMs = 10_000): Promise<void> {
  const deadline = performance.now() + deadlineMs
  for (let pauseMs = 50; ; pauseMs = Math.min(pauseMs * 2, 1000)) {
    try {
      await write()
      return
    } catch (cause) {
      if (!isUnanswered(cause) || performance.now() + pauseMs > deadline) throw cause
      await wait(pauseMs)
    }
  }
}
