import {
  knownHashes,
  knownRowBytes,
  type SessionKey,
  unsettledSessions,
  visitMoves,
} from '@sojourn/warehouse'
import { sessionKey } from './hot-sessions.ts'
import { type Memory, rememberMove } from './memory.ts'
import { reconcile } from './reconcile.ts'

/** Events in the store from before their request was noted: clocks of one machine agree, but not to the millisecond. */
const marginMs = 5_000
const sessionsAtOnce = 2_000

/**
 * Brings the session rows up to the events after a stop, clean or not: moves that were left half-way are finished, and
 * sessions that got something since the last checkpoint are folded again where their row does not match.
 */
export async function recover(
  memory: Memory,
  settledAt: number,
  settle: () => Promise<void>,
): Promise<{ /** Sessions that were folded again. */ sessionsFolded: number }> {
  for (const move of await visitMoves(memory.warehouse, {})) {
    if (move.done) rememberMove(memory, move)
    else memory.unfinishedMoves.push(move)
  }
  await reconcile(memory)
  const unsettled = await unsettledSessions(memory.warehouse, { since: Math.max(0, settledAt - marginMs) })
  for (let start = 0; start < unsettled.length; start += sessionsAtOnce) {
    for (const key of unsettled.slice(start, start + sessionsAtOnce)) doubt(memory, key)
    await reconcile(memory)
    await settle()
    memory.hot.trim()
  }
  return { sessionsFolded: unsettled.length }
}

const doubt = (memory: Memory, key: SessionKey): void => {
  memory.doubtful.set(sessionKey(key.siteId, key.sessionId), { ...key, visitKey: '' })
}

/** Fills the filter of known ids, and where sessions lie, from the store; until it is done, every id is looked up. */
export async function fillKnownIds({ warehouse, known, places }: Memory): Promise<void> {
  for await (const rows of knownHashes(warehouse)) {
    for (let row = 0; row < rows.byteLength; row += knownRowBytes) {
      const cell = (place: number) => rows.getUint32(row + 4 * place, true)
      known.addHash(cell(0), cell(1))
      known.addHash(cell(2), cell(3))
      places.addStored(cell(4), cell(5))
    }
  }
  known.markComplete()
}
