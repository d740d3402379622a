import { type Memory, noKnownIds } from './memory.ts'
import { fillKnownIds, recover } from './recover.ts'

/**
 * Reads again what another server may have written: sessions, visitors and their visits are loaded when they are asked for,
 * and until the filter of known ids is full again, every id is. Sessions with events since then whose row is not what these
 * say are folded anew. Runs between two flushes.
 * @param since unix milliseconds
 */
export async function lookAgain(
  memory: Memory,
  since: number,
  collector: { settle(): Promise<void>; background(work: Promise<void>): void },
): Promise<void> {
  // A session whose row does not stand must not be dropped.
  await collector.settle()
  for (const session of [...memory.hot.all()]) memory.hot.drop(session)
  memory.identities.distrust()
  memory.timelines.distrust()
  memory.known = noKnownIds()
  await recover(memory, since, () => collector.settle())
  collector.background(fillKnownIds(memory))
}
