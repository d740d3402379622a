import type { endingSteps } from './ending-steps.ts'
import { journeySteps } from './journey-steps.ts'
import type { Keyed } from './keyed.ts'
import type { metadataSteps } from './metadata-steps.ts'
import { type FoldStep, OrderedFold } from './ordered-fold.ts'
import { sectionSteps } from './section-steps.ts'
import { noSource, type SourceFields } from './source-fields.ts'
import type { SessionChange, SessionChangeBody } from './types.ts'
import type { unfinishedSteps } from './unfinished-steps.ts'

type SumOf<Step> = Step extends FoldStep<infer Value, infer Sum> ? OrderedFold<Value, Sum> : never

/** The change that opened a session explicitly. */
export type Opening = SessionChange & { readonly body: Extract<SessionChangeBody, { kind: 'opened' }> }

/**
 * A session while its events and changes come in: which of them it has seen, and what they say together. It keeps no
 * event, only what a later one could still change, so that most events cost no more room than their id.
 */
export interface SessionFold {
  readonly siteId: string
  readonly sessionId: string
  readonly sessionAt: number
  readonly eventIds: Set<string>
  /** Null until the first one, as everything below that most sessions never have: a cache holds many of them. */
  changeIds: Set<string> | null
  /** XOR of the hashes of the event ids. */
  check: bigint
  firstEventAt: number
  lastEventAt: number
  firstReceivedAt: number
  lastReceivedAt: number
  readonly eventCounts: Map<string, number>
  readonly stages: Set<string>
  visitorId: Keyed<string> | null
  userId: Keyed<string> | null
  /** Named by a patch; by order of receipt. */
  patchedUserId: Keyed<string> | null
  exitPage: Keyed<string> | null
  firstQuestion: Keyed<string> | null
  /** Of the first event with revenue; empty where it named none. */
  currency: Keyed<string> | null
  /** Ten-thousandths earned, by currency; under the empty name where none was given. */
  revenue: Map<string, bigint> | null
  readonly source: SourceFields
  /** The earliest explicit opening. */
  opening: Opening | null
  readonly journey: SumOf<typeof journeySteps>
  readonly sections: SumOf<typeof sectionSteps>
  unfinished: SumOf<typeof unfinishedSteps> | null
  endings: SumOf<typeof endingSteps> | null
  metadata: SumOf<typeof metadataSteps> | null
}

/** A session of which nothing is known yet. `sessionAt` is its anchor in unix milliseconds. */
export function openFold(siteId: string, sessionId: string, sessionAt: number): SessionFold {
  return {
    siteId,
    sessionId,
    sessionAt,
    eventIds: new Set(),
    changeIds: null,
    check: 0n,
    firstEventAt: Number.POSITIVE_INFINITY,
    lastEventAt: Number.NEGATIVE_INFINITY,
    firstReceivedAt: Number.POSITIVE_INFINITY,
    lastReceivedAt: Number.NEGATIVE_INFINITY,
    eventCounts: new Map(),
    stages: new Set(),
    visitorId: null,
    userId: null,
    patchedUserId: null,
    exitPage: null,
    firstQuestion: null,
    currency: null,
    revenue: null,
    source: noSource(),
    opening: null,
    journey: new OrderedFold(journeySteps),
    sections: new OrderedFold(sectionSteps),
    unfinished: null,
    endings: null,
    metadata: null,
  }
}

/** Whether the session holds the event of this id. */
export const hasEvent = (fold: SessionFold, eventId: string): boolean => fold.eventIds.has(eventId)

/** How many events and changes the state holds: its weight in a bounded cache. */
export const foldWeight = (fold: SessionFold): number => fold.eventIds.size + (fold.changeIds?.size ?? 0)
