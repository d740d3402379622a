import { newComparison } from './comparison.ts'
import { type BlockRows, type FoldContext, foldRows, readBlock } from './fold-block.ts'
import { hasIdentities } from './has-identities.ts'
import type { KeyBlock } from './key-block.ts'
import { OtherPages } from './other-pages.ts'
import { rewriteEvents } from './rewrite-events.ts'
import { RowChanges } from './row-changes.ts'
import type { ForgetFormerRules, RebuildOptions, RebuildReport } from './types.ts'
import { walkBlocks } from './walk-blocks.ts'
import { writeFolded } from './write-folded.ts'

/** Different pairs of type and path that are kept in memory at the most. */
const otherPagesMax = 50_000

interface RebuildContext extends Pick<FoldContext, 'warehouse' | 'rulesOf'> {
  readonly forgetFormerRules: ForgetFormerRules
}

/**
 * Folds the sessions of a range again, and writes the rows that say something else. While a block is folded, the one before is written and the next one read. Behind
 * the sessions of a week, its events get the pages and stages that the sessions were folded with.
 */
export async function rebuild(context: RebuildContext, range: RebuildOptions): Promise<RebuildReport> {
  const { warehouse, rulesOf } = context
  const report = { ...nothing(), ...range.before }
  const others = new OtherPages()
  const rereadBefore = report.reread
  if (!range.isPreview) await context.forgetFormerRules(range.siteIds)
  const walk = await walkBlocks(warehouse, range)
  const [known = false] = await hasIdentities(warehouse, { sites: [...range.siteIds] })
  const folding: FoldContext = { warehouse, rulesOf, hasIdentities: known, onOther: others.add }
  const write = async (changes: RowChanges) => {
    if (!range.isPreview) await writeFolded(warehouse, changes.rows)
    report.written += changes.rows.written
    report.hidden += changes.rows.gone.length
    report.sessions += changes.sessions
    report.events += changes.events
    const { sessions, events } = report
    range.onProgress?.({ sessions, events, eventsTotal: walk.eventsTotal })
  }
  const rewrite = async ({ from, to }: KeyBlock) => {
    report.reread = rereadBefore + others.events
    for (const [siteId, pages] of others.take())
      if (!range.isPreview) await rewriteEvents(warehouse, { siteId, from, to }, pages, range.signal)
  }
  let writing = Promise.resolve()
  const work = async ({ block, rows }: { block: KeyBlock; rows: Promise<BlockRows> }) => {
    const changes = new RowChanges(range.isCompared ? report.comparison : undefined)
    await foldRows(rulesOf, await rows, changes.add)
    await writing
    writing = watched(write(changes))
    if (others.size > otherPagesMax) await rewrite(block)
  }
  try {
    let reading: { block: KeyBlock; rows: Promise<BlockRows> } | undefined
    for await (const block of walk.blocks) {
      const next = { block, rows: watched(readBlock(folding, block)) }
      if (reading) await work(reading)
      if (reading && reading.block.from !== block.from) {
        await writing
        await rewrite(reading.block)
        await range.onWeek?.({ from: block.from * 1000, report })
      }
      reading = next
    }
    if (reading) {
      await work(reading)
      await writing
      await rewrite(reading.block)
    }
  } finally {
    await writing
  }
  return report
}

const nothing = (): RebuildReport => ({
  sessions: 0,
  written: 0,
  hidden: 0,
  events: 0,
  reread: 0,
  comparison: newComparison(),
})

/** A promise that is awaited later: should it fail before, the failure waits too. */
function watched<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => undefined)
  return promise
}
