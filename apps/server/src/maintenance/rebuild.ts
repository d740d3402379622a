import { type FoldContext, foldBlock } from './fold-block.ts'
import { hasIdentities } from './has-identities.ts'
import type { MaintenanceRange, RebuildReport } from './types.ts'
import { walkBlocks } from './walk-blocks.ts'
import { writeFolded } from './write-folded.ts'

/** Folds the sessions of a range again. While one block is written, the next is read and folded. */
export async function rebuild(
  context: Omit<FoldContext, 'hasIdentities'>,
  range: MaintenanceRange,
): Promise<RebuildReport> {
  const { warehouse } = context
  const report = { sessions: 0, hidden: 0, events: 0 }
  const walk = await walkBlocks(warehouse, range)
  let writing: Promise<void> = Promise.resolve()
  const write = async (folded: Awaited<ReturnType<typeof foldBlock>>) => {
    const written = await writeFolded(warehouse, folded)
    report.sessions += written.sessions
    report.hidden += written.hidden
    for (const session of folded) report.events += session.events
    range.onProgress?.({ sessions: report.sessions, events: report.events, eventsTotal: walk.eventsTotal })
  }
  try {
    const [known = false] = await hasIdentities(warehouse, { sites: [...range.siteIds] })
    for await (const block of walk.blocks) {
      const folded = await foldBlock({ ...context, hasIdentities: known }, block)
      await writing
      writing = write(folded)
      // Awaited a turn later; a failure meanwhile is not unhandled.
      writing.catch(() => undefined)
    }
  } finally {
    await writing
  }
  return report
}
