import type { EventAnswer } from '@sojourn/contract'

/** A step as it is drawn. */
export interface Step {
  readonly event: EventAnswer
  /** Seconds since the step before; null for the first. */
  readonly gapSeconds: number | null
  /** The page where this step is the first on it; a step on the page of the one before says nothing about it. */
  readonly newPage: string | null
  readonly newSection: string | null
}

/** Gaps longer than this are drawn as a break. */
export const longGapSeconds = 120

/** Events in order, each with what is new against the one before. */
export function stepsOf(events: readonly EventAnswer[]): Step[] {
  return events.map((event, index) => {
    const before = events[index - 1]
    return {
      event,
      gapSeconds: before ? (Date.parse(event.timestamp) - Date.parse(before.timestamp)) / 1000 : null,
      newPage: event.page && event.page !== before?.page ? event.page : null,
      newSection: event.section && event.section !== before?.section ? event.section : null,
    }
  })
}

/** A message of a chat: who wrote it and what. */
export interface Message {
  readonly eventId: string
  readonly at: string
  readonly isVisitor: boolean
  readonly text: string
}

const textNames = ['message', 'text', 'content', 'body', 'question', 'answer'] as const

/** The messages of a session in order; none where it is no conversation. */
export function messagesOf(events: readonly EventAnswer[]): Message[] {
  return events
    .filter(({ type }) => type === 'message_sent' || type === 'message_received')
    .map(({ eventId, timestamp, type, properties }) => ({
      eventId,
      at: timestamp,
      isVisitor: type === 'message_sent',
      text:
        textNames.map((name) => properties[name]).find((value) => typeof value === 'string') ?? '(no text)',
    })) as Message[]
}

/** A property as it is read in a line. */
export const valueText = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value, null, typeof value === 'object' ? 2 : 0)
