import { setTimeout as wait } from 'node:timers/promises'

/**
 * Asks again and again until the answer is one that is wanted.
 * @throws where it is none within the time
 */
export async function waitUntil<Answer>(
  ask: () => Promise<Answer>,
  isWanted: (answer: Answer) => boolean,
  timeoutMs = 30_000,
): Promise<Answer> {
  const deadline = performance.now() + timeoutMs
  for (;;) {
    const answer = await ask()
    if (isWanted(answer)) return answer
    if (performance.now() > deadline)
      throw new Error(`still ${JSON.stringify(answer)} after ${timeoutMs / 1000} seconds`)
    await wait(50)
  }
}
