import { type EndReason, endReasons } from '@sojourn/contract'
import { addEnding } from './add-ending.ts'
import { hash64 } from './hash64.ts'
import { earlier, later } from './keyed.ts'
import type { OrderKey } from './order-key.ts'
import { OrderedFold } from './ordered-fold.ts'
import type { SessionFold } from './session-fold.ts'
import { addSource } from './source-fields.ts'
import type { SessionEvent } from './types.ts'
import { unfinishedSteps, unfinishedTypes } from './unfinished-steps.ts'

/** Adds an event of the session, in any order. False where its id was seen before: then nothing changes. */
export function addEvent(fold: SessionFold, event: SessionEvent): boolean {
  if (fold.eventIds.has(event.eventId)) return false
  fold.eventIds.add(event.eventId)
  fold.check ^= hash64(event.eventId)
  const key: OrderKey = { at: event.timestamp, sequence: event.sequence, id: event.eventId }
  fold.firstEventAt = Math.min(fold.firstEventAt, event.timestamp)
  fold.lastEventAt = Math.max(fold.lastEventAt, event.timestamp)
  fold.firstReceivedAt = Math.min(fold.firstReceivedAt, event.receivedAt)
  fold.lastReceivedAt = Math.max(fold.lastReceivedAt, event.receivedAt)
  fold.eventCounts.set(event.type, (fold.eventCounts.get(event.type) ?? 0) + 1)
  if (event.stage !== '') fold.stages.add(event.stage)
  if (event.visitorId !== '') fold.visitorId = earlier(fold.visitorId, key, event.visitorId)
  if (event.userId !== '') fold.userId = later(fold.userId, key, event.userId)
  addSource(fold.source, key, event.source)
  addRevenue(fold, key, event)
  addByType(fold, key, event)
  return true
}

/** Revenue is counted in whole ten-thousandths, so that sums are exact. */
function addRevenue(fold: SessionFold, key: OrderKey, event: SessionEvent): void {
  if (event.revenue === null) return
  fold.currency = earlier(fold.currency, key, event.currency)
  fold.revenue ??= new Map()
  const earned = fold.revenue.get(event.currency) ?? 0n
  fold.revenue.set(event.currency, earned + BigInt(Math.round(event.revenue * 10_000)))
}

function addByType(fold: SessionFold, key: OrderKey, event: SessionEvent): void {
  const { type, page, section, message } = event
  if (type === 'page_view' && page !== '') {
    fold.journey.add(key, page)
    fold.exitPage = later(fold.exitPage, key, page)
  }
  if ((type === 'page_view' || type === 'section_change') && section !== '') fold.sections.add(key, section)
  if (type === 'message_sent' && message !== '')
    fold.firstQuestion = earlier(fold.firstQuestion, key, message)
  if (type === 'session_end') {
    const received: OrderKey = { at: event.receivedAt, sequence: 0, id: event.eventId }
    addEnding(fold, received, { reason: reasonOf(event.properties), at: event.timestamp })
  }
  if (unfinishedTypes.has(type)) {
    fold.unfinished ??= new OrderedFold(unfinishedSteps)
    fold.unfinished.add(key, type)
  }
}

/** The reason that a `session_end` gives; one that we do not know is an `end`. */
function reasonOf(properties: string): EndReason {
  const parsed: unknown = parseJson(properties)
  const given =
    typeof parsed === 'object' && parsed !== null && 'reason' in parsed ? parsed.reason : undefined
  return endReasons.find((reason) => reason === given) ?? 'end'
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
