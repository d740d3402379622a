import { type BlockRows, type FoldContext, type FoldedSession, foldRows, readBlock } from './fold-block.ts'
import { hasIdentities } from './has-identities.ts'
import type { MaintenanceRange, RebuildReport } from './types.ts'
import { walkBlocks } from './walk-blocks.ts'
import { writeFolded } from './write-folded.ts'

/** Folds the sessions of a range again. While a block is folded, the one before is written and the next one read. */
export async function rebuild(
  context: Omit<FoldContext, 'hasIdentities'>,
  range: MaintenanceRange,
): Promise<RebuildReport> {
  const { warehouse, rulesOf } = context
  const report = { sessions: 0, hidden: 0, events: 0 }
  const walk = await walkBlocks(warehouse, range)
  const [known = false] = await hasIdentities(warehouse, { sites: [...range.siteIds] })
  const write = async (folded: readonly FoldedSession[]) => {
    const written = await writeFolded(warehouse, folded)
    report.sessions += written.sessions
    report.hidden += written.hidden
    for (const session of folded) report.events += session.events
    range.onProgress?.({ sessions: report.sessions, events: report.events, eventsTotal: walk.eventsTotal })
  }
  let writing = Promise.resolve()
  const work = async (reading: Promise<BlockRows>) => {
    const folded = await foldRows(rulesOf, await reading)
    await writing
    writing = watched(write(folded))
  }
  try {
    let reading: Promise<BlockRows> | undefined
    for await (const block of walk.blocks) {
      const next = watched(readBlock({ ...context, hasIdentities: known }, block))
      if (reading) await work(reading)
      reading = next
    }
    if (reading) await work(reading)
  } finally {
    await writing
  }
  return report
}

/** A promise that is awaited later: should it fail before, the failure waits too. */
function watched<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => undefined)
  return promise
}
