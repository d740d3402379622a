import type { StoredEvent } from '@sojourn/warehouse'
import { differingFields } from './differing-fields.ts'
import { type FoldContext, type FoldedSession, foldBlock } from './fold-block.ts'
import type { KeyBlock } from './key-block.ts'
import { OtherPages } from './other-pages.ts'
import { keyText } from './row-marks.ts'
import { sessionsOfBlock } from './sessions-of-block.ts'

/** What is wrong with one session. */
export interface SessionFault {
  readonly folded: FoldedSession
  /** `unwritten`: it has no row; `orphan`: nothing but a row; null: only its events are wrong. */
  readonly kind: 'mismatched' | 'unwritten' | 'orphan' | null
  /** Where the kind is `mismatched`: what differs. */
  readonly fields: string[]
  /** Events that are stored with another page or stage than the rules of today give them. */
  readonly formerPages: number
}

/** A compared block: what is wrong in it, twice seen. */
export interface AuditedBlock {
  readonly sessions: number
  readonly events: number
  readonly faults: SessionFault[]
  /** What the rules of today make of the events that are stored with another page or stage. */
  readonly others: OtherPages
}

/** A session that looks different at every look is being written right now, and what is written is right. */
const looksMax = 6

/**
 * Compares the sessions of a block with the fold of their events. Sessions that are live meanwhile may look wrong: what
 * came after `settle` is not in their rows yet. So a fault counts only where two looks, with everything written in
 * between, show the same events, the same row and the same difference.
 */
export async function auditBlock(
  context: FoldContext,
  block: KeyBlock,
  settle: () => Promise<void>,
): Promise<AuditedBlock> {
  let before = new Map<string, string>()
  for (let look = 1; ; look++) {
    await settle()
    const { faults, ...counts } = await lookAt(context, block)
    const seen = new Map(faults.map((fault) => [keyText(fault.folded), describe(fault)]))
    const isSame = (fault: SessionFault) => before.get(keyText(fault.folded)) === describe(fault)
    if (faults.every(isSame) || look === looksMax) return { ...counts, faults: faults.filter(isSame) }
    before = seen
  }
}

const describe = ({ folded, kind, fields, formerPages }: SessionFault): string => {
  const { mark, events, changes, stored } = folded
  return [
    kind,
    fields,
    formerPages,
    mark?.version,
    mark?.isHidden,
    events,
    changes,
    stored?.session.check,
  ].join(' ')
}

async function lookAt(context: FoldContext, block: KeyBlock): Promise<AuditedBlock> {
  const others = new OtherPages()
  const former = new Map<string, number>()
  const onOther = (event: StoredEvent) => {
    others.add(event)
    former.set(keyText(event), (former.get(keyText(event)) ?? 0) + 1)
  }
  const folded = await foldBlock({ ...context, onOther }, block)
  const rows = await sessionsOfBlock(context.warehouse, block)
  const standing = new Map(rows.map((row) => [keyText(row.session), row]))
  const faults: SessionFault[] = []
  let events = 0
  for (const session of folded) {
    const row = standing.get(keyText(session))
    const formerPages = former.get(keyText(session)) ?? 0
    const areEventsWrong = session.doubled.size + formerPages > 0
    events += session.events
    const fault = (kind: SessionFault['kind'], fields: string[] = []) =>
      faults.push({ folded: session, kind, fields, formerPages })
    if (session.stored && row) {
      const fields = differingFields(session.stored, row)
      if (fields.length > 0) fault('mismatched', fields)
      else if (areEventsWrong) fault(null)
    } else if (session.stored) fault('unwritten')
    else if (row) {
      if (session.events + session.changes === 0) fault('orphan')
      else fault('mismatched', ['opening'])
    } else if (areEventsWrong) fault(null)
  }
  const sessions = folded.filter((session) => session.stored || standing.has(keyText(session))).length
  return { sessions, events, faults, others }
}
