import { stageNames } from '@sojourn/contract'
import { earlier, later } from './keyed.ts'
import { openingKey } from './opening-key.ts'
import { outcomeOf } from './outcome-of.ts'
import { revenueOf } from './revenue-of.ts'
import type { SessionFold } from './session-fold.ts'
import { addSource, readSource } from './source-fields.ts'
import type { EventSource, Session, SiteRules } from './types.ts'
import { unfinishedSteps } from './unfinished-steps.ts'

/** Event types that show no more than that somebody came, went or was named. */
const passiveTypes: ReadonlySet<string> = new Set([
  'page_view',
  'landing',
  'session_start',
  'session_end',
  'identify',
  'screen_view',
])

/** The session that all events and changes so far make; null where none of them opens it. */
export function readSession(fold: SessionFold, rules: SiteRules): Session | null {
  const { opening, eventCounts } = fold
  const count = (type: string): number => eventCounts.get(type) ?? 0
  const steps = fold.eventIds.size
  if (opening === null && steps === count('session_end')) return null
  const startedAt = Math.min(fold.firstEventAt, opening?.body.startedAt ?? Number.POSITIVE_INFINITY)
  const pageCount = count('page_view')
  const converted = rules.conversions.some((type) => eventCounts.has(type))
  const journeyPath = fold.journey.read().slice()
  const sections = fold.sections.read()
  const ending = fold.endings?.read()
  const types = [...eventCounts.keys()].sort()
  const stages = stageNames.filter((stage) => stage === 'entry' || fold.stages.has(stage))
  const userMessageCount = count('message_sent')
  const botMessageCount = count('message_received')
  return {
    siteId: fold.siteId,
    sessionId: fold.sessionId,
    sessionAt: fold.sessionAt,
    visitorId: visitorOf(fold),
    userId: userOf(fold),
    startedAt,
    lastEventAt: steps > 0 ? fold.lastEventAt : startedAt,
    createdAt: fold.firstReceivedAt,
    updatedAt: fold.lastReceivedAt,
    durationMs: steps > 1 ? fold.lastEventAt - fold.firstEventAt : null,
    endReason: ending?.reason ?? '',
    endedAt: ending?.at ?? null,
    steps,
    pageCount,
    bounced: pageCount === 1 && !converted,
    converted,
    outcome: outcomeOf(eventCounts, fold.unfinished?.read() ?? unfinishedSteps.start(), rules.outcomes),
    entryPage: journeyPath[0] ?? '',
    exitPage: fold.exitPage?.value ?? '',
    journeyPath,
    currentSection: sections.current,
    sectionHistory: sections.history.slice(),
    eventCounts: Object.fromEntries(types.map((type) => [type, count(type)])),
    messageCount: userMessageCount + botMessageCount,
    userMessageCount,
    botMessageCount,
    firstQuestion: fold.firstQuestion?.value ?? '',
    ...revenueOf(fold, rules.currency),
    source: sourceOf(fold),
    metadata: { ...opening?.body.metadata, ...fold.metadata?.read() },
    stages,
    engaged: pageCount >= 2 || types.some((type) => !passiveTypes.has(type)),
    startedCheckout:
      eventCounts.has('checkout_start') || fold.stages.has('checkout') || fold.stages.has('confirmation'),
    landed:
      opening !== null || pageCount > 0 || eventCounts.has('landing') || eventCounts.has('session_start'),
    check: fold.check.toString(16).padStart(16, '0'),
  }
}

/** The visitor that a session names first, by its events and its opening; empty where none is named. */
export function visitorOf({ opening, visitorId }: SessionFold): string {
  if (opening === null || opening.body.visitorId === '') return visitorId?.value ?? ''
  return earlier(visitorId, openingKey(opening), opening.body.visitorId).value
}

/** The user named last; what a patch says of the user outweighs the events. */
export function userOf({ opening, userId, patchedUserId }: SessionFold): string {
  if (patchedUserId !== null) return patchedUserId.value
  if (opening === null || opening.body.userId === '') return userId?.value ?? ''
  return later(userId, openingKey(opening), opening.body.userId).value
}

function sourceOf({ source, opening }: SessionFold): EventSource {
  if (opening === null) return readSource(source)
  const withOpening = { ...source }
  addSource(withOpening, openingKey(opening), opening.body.source)
  return readSource(withOpening)
}
