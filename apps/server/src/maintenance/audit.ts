import type { Warehouse } from '@sojourn/warehouse'
import { type AuditedBlock, auditBlock, type SessionFault } from './audit-block.ts'
import { deleteDoubled } from './delete-doubled.ts'
import { detachedParts } from './detached-parts.ts'
import { findHalfMoved, type HalfMovedVisits } from './find-half-moved.ts'
import { finishHalfMoved } from './finish-half-moved.ts'
import { type FoldContext, foldBlock } from './fold-block.ts'
import { hasIdentities } from './has-identities.ts'
import type { KeyBlock } from './key-block.ts'
import { rewriteEvents } from './rewrite-events.ts'
import { keyText } from './row-marks.ts'
import type { AuditFindings, AuditReport, Findings, ForgetSessions, MaintenanceRange } from './types.ts'
import { rangeSeconds, walkBlocks } from './walk-blocks.ts'
import { FoldedRows, writeFolded } from './write-folded.ts'

/** Findings that a report names; the others are counted. */
const examplesMax = 1_000

interface AuditContext extends Omit<FoldContext, 'hasIdentities'> {
  readonly settle: () => Promise<void>
  readonly now: () => number
  readonly forget: ForgetSessions
}

/**
 * Compares the sessions of a range with the fold of their events, and the pages and stages of the events with the rules of
 * today, block by block; with `repair`, mends what is wrong.
 */
export async function audit(
  context: AuditContext,
  range: MaintenanceRange & { readonly repair: boolean },
): Promise<AuditReport> {
  const { warehouse, rulesOf, settle } = context
  const findings: AuditFindings = {
    mismatched: nothing(),
    doubledEvents: nothing(),
    formerPages: nothing(),
    halfMovedVisits: nothing(),
    orphanEvents: nothing(),
    orphanSessions: nothing(),
    detachedParts: nothing(),
  }
  await settle()
  const [known = false] = await hasIdentities(warehouse, { sites: [...range.siteIds] })
  const folding: FoldContext = { warehouse, rulesOf, hasIdentities: known }
  const walk = await walkBlocks(warehouse, range)
  for (const part of await detachedParts(warehouse, {})) note(findings.detachedParts, part)
  const halves = await halfMoved(warehouse, range, walk.eventsTotal, settle)
  for (const half of halves) note(findings.halfMovedVisits, present(half))
  if (range.repair && halves.length > 0) {
    context.forget(await finishHalfMoved(warehouse, halves, rulesOf, context.now()))
    await settle()
  }
  let sessions = 0
  let events = 0
  for await (const block of walk.blocks) {
    const audited = await auditBlock(folding, block, settle)
    for (const fault of audited.faults) noteFault(findings, fault)
    if (range.repair) await repairBlock(folding, block, audited, range.signal)
    sessions += audited.sessions
    events += audited.events
    range.onProgress?.({ sessions, events, eventsTotal: walk.eventsTotal })
  }
  const isClean = Object.values(findings).every((finding: Findings<unknown>) => finding.count === 0)
  return { sessions, events, isClean, isRepaired: range.repair && !isClean, ...findings }
}

/** What shows at two looks a moment apart: a move that is under way takes milliseconds. */
async function halfMoved(
  warehouse: Warehouse,
  range: MaintenanceRange,
  events: number,
  settle: () => Promise<void>,
): Promise<HalfMovedVisits[]> {
  if (events === 0) return []
  const look = () => findHalfMoved(warehouse, { sites: [...range.siteIds], events, ...rangeSeconds(range) })
  const once = await look()
  if (once.length === 0) return []
  await settle()
  const again = new Set((await look()).map((half) => JSON.stringify(half)))
  return once.filter((half) => again.has(JSON.stringify(half)))
}

async function repairBlock(
  context: FoldContext,
  block: KeyBlock,
  { faults, others }: AuditedBlock,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (faults.length === 0) return
  const { warehouse } = context
  const doubled = faults.filter(({ folded }) => folded.doubled.size > 0)
  for (const { folded } of doubled) await deleteDoubled(warehouse, folded, [...folded.doubled.keys()])
  const { from, to } = block
  for (const [siteId, pages] of others.take())
    await rewriteEvents(warehouse, { siteId, from, to }, pages, signal)
  const wrong = new Set(faults.map(({ folded }) => keyText(folded)))
  const rows = new FoldedRows()
  for (const session of await foldBlock(context, block)) if (wrong.has(keyText(session))) rows.add(session)
  await writeFolded(warehouse, rows)
}

function noteFault(findings: AuditFindings, { folded, kind, fields, formerPages }: SessionFault): void {
  const key = { siteId: folded.siteId, sessionId: folded.sessionId }
  for (const [eventId, copies] of folded.doubled) note(findings.doubledEvents, { ...key, eventId, copies })
  if (formerPages > 0) note(findings.formerPages, { ...key, events: formerPages })
  if (kind === 'mismatched') note(findings.mismatched, { ...key, fields })
  else if (kind === 'unwritten') note(findings.orphanEvents, { ...key, events: folded.events })
  else if (kind === 'orphan') note(findings.orphanSessions, key)
}

const present = ({ siteId, first, second, events }: HalfMovedVisits) => {
  const sessionIds: [string, string] = [first.sessionId, second.sessionId]
  return { siteId, sessionIds, events }
}

const nothing = <Finding>(): Findings<Finding> => ({ count: 0, examples: [] })

function note<Finding>(findings: Findings<Finding>, finding: Finding): void {
  findings.count++
  if (findings.examples.length < examplesMax) findings.examples.push(finding)
}
