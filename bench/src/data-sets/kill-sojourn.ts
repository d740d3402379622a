import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { type Place, startSojourn } from './run-sojourn.ts'

/**
 * Starts a command and kills it at any moment of the time that it takes, in milliseconds; answers whether it was still at
 * work.
 */
export async function killSojourn(
  place: Place,
  words: readonly string[],
  ms: number,
  environment: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  const child = startSojourn(place, words, environment)
  child.stdout.resume()
  const ended = once(child, 'close')
  await Promise.race([wait(ms * (0.2 + 0.75 * Math.random())), ended])
  child.kill('SIGKILL')
  const [, signal] = await ended
  process.stdout.write('.')
  return signal === 'SIGKILL'
}
