import { addEnding } from './add-ending.ts'
import { later } from './keyed.ts'
import { metadataSteps } from './metadata-steps.ts'
import { openingKey } from './opening-key.ts'
import { isBefore, type OrderKey } from './order-key.ts'
import { OrderedFold } from './ordered-fold.ts'
import type { Opening, SessionFold } from './session-fold.ts'
import type { SessionChange, SessionChangeBody } from './types.ts'

/** Adds a change of the session, in any order. False where its id was seen before: then nothing changes. */
export function addChange(fold: SessionFold, change: SessionChange): boolean {
  fold.changeIds ??= new Set()
  if (fold.changeIds.has(change.changeId)) return false
  fold.changeIds.add(change.changeId)
  fold.firstReceivedAt = Math.min(fold.firstReceivedAt, change.receivedAt)
  fold.lastReceivedAt = Math.max(fold.lastReceivedAt, change.receivedAt)
  const received: OrderKey = { at: change.receivedAt, sequence: 0, id: change.changeId }
  const { body } = change
  if (body.kind === 'opened') addOpening(fold, { ...change, body })
  else if (body.kind === 'patched') addPatch(fold, received, body)
  else if (body.kind === 'ended') addEnding(fold, received, { reason: body.reason, at: body.at })
  else if (body.section !== '') fold.sections.add(afterEvents(body.at, change.changeId), body.section)
  return true
}

/** A heartbeat's section comes after the events of its millisecond. */
const afterEvents = (at: number, id: string): OrderKey => ({ at, sequence: Number.POSITIVE_INFINITY, id })

function addOpening(fold: SessionFold, opening: Opening): void {
  const held = fold.opening
  if (held === null || isBefore(openingKey(opening), openingKey(held))) fold.opening = opening
}

type Patch = Extract<SessionChangeBody, { kind: 'patched' }>

function addPatch(fold: SessionFold, received: OrderKey, patch: Patch): void {
  if (patch.userId) fold.patchedUserId = later(fold.patchedUserId, received, patch.userId)
  if (patch.metadata) {
    fold.metadata ??= new OrderedFold(metadataSteps)
    fold.metadata.add(received, patch.metadata)
  }
  if (patch.status === 'active') addEnding(fold, received, 'active')
  if (patch.status === 'completed') addEnding(fold, received, { reason: 'end', at: received.at })
}
