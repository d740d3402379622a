import { compareBlock, newComparison } from './comparison.ts'
import { type BlockRows, type FoldContext, type FoldedSession, foldRows, readBlock } from './fold-block.ts'
import { hasIdentities } from './has-identities.ts'
import type { KeyBlock } from './key-block.ts'
import { sessionsOfBlock } from './sessions-of-block.ts'
import type { RebuildOptions, RebuildReport } from './types.ts'
import { walkBlocks } from './walk-blocks.ts'
import { writeFolded } from './write-folded.ts'

/** Folds the sessions of a range again. While a block is folded, the one before is written and the next one read. */
export async function rebuild(
  context: Omit<FoldContext, 'hasIdentities'>,
  range: RebuildOptions,
): Promise<RebuildReport> {
  const { warehouse, rulesOf } = context
  const report = range.before ?? { sessions: 0, hidden: 0, events: 0, comparison: newComparison() }
  const walk = await walkBlocks(warehouse, range)
  const [known = false] = await hasIdentities(warehouse, { sites: [...range.siteIds] })
  const write = async (folded: readonly FoldedSession[], block: KeyBlock) => {
    if (range.isCompared)
      await compareBlock(report.comparison, folded, await sessionsOfBlock(warehouse, block))
    const written = range.isPreview ? foreseen(folded) : await writeFolded(warehouse, folded)
    report.sessions += written.sessions
    report.hidden += written.hidden
    for (const session of folded) report.events += session.events
    const { sessions, events } = report
    range.onProgress?.({ sessions, events, eventsTotal: walk.eventsTotal })
  }
  let writing = Promise.resolve()
  const work = async ({ block, rows }: { block: KeyBlock; rows: Promise<BlockRows> }) => {
    const folded = await foldRows(rulesOf, await rows)
    await writing
    writing = watched(write(folded, block))
  }
  try {
    let reading: { block: KeyBlock; rows: Promise<BlockRows> } | undefined
    for await (const block of walk.blocks) {
      const next = { block, rows: watched(readBlock({ ...context, hasIdentities: known }, block)) }
      if (reading) await work(reading)
      if (reading && reading.block.from !== block.from) {
        await writing
        await range.onWeek?.({ from: block.from * 1000, report })
      }
      reading = next
    }
    if (reading) await work(reading)
  } finally {
    await writing
  }
  return report
}

/** What would be written. */
const foreseen = (folded: readonly FoldedSession[]) => ({
  sessions: folded.filter(({ stored }) => stored).length,
  hidden: folded.filter(({ stored, mark }) => !stored && !mark?.isHidden).length,
})

/** A promise that is awaited later: should it fail before, the failure waits too. */
function watched<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => undefined)
  return promise
}
