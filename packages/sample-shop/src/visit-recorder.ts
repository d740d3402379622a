import type { Product } from './products.ts'

/** An event as the API takes it. */
export type SeedEvent = {
  readonly eventId: string
  readonly sessionId: string
  readonly timestamp: string
} & Readonly<Record<string, unknown>>

interface VisitFacts {
  readonly sessionId: string
  /** Unix milliseconds. */
  readonly startedAt: number
  readonly visitorId: string
  readonly userId: string | undefined
  readonly userAgent: string
  readonly country: string
  readonly locale: string
}

const origin = 'https://shop.example'

/** Writes down a visit as it goes on: its clock, its place, and who is known to make it. */
export class VisitRecorder {
  readonly events: SeedEvent[] = []
  readonly cart: Product[] = []
  readonly #facts: VisitFacts
  #at: number
  #userId: string | undefined
  #url = `${origin}/`
  #title = ''

  constructor(facts: VisitFacts) {
    this.#facts = facts
    this.#at = facts.startedAt
    this.#userId = facts.userId
  }

  get sessionId(): string {
    return this.#facts.sessionId
  }

  get endsAt(): number {
    return this.#at
  }

  get isKnown(): boolean {
    return this.#userId !== undefined
  }

  /** Lets time pass; at least a second, so that the order of events is theirs. */
  wait(seconds: number): void {
    this.#at += Math.round(Math.max(1, seconds) * 1000)
  }

  /** Goes to a page; `first` says how the visit came there. */
  view(path: string, title: string, first: { type?: string; query?: string; referrer?: string } = {}): void {
    this.#url = `${origin}${path}${first.query ?? ''}`
    this.#title = title
    this.record(first.type ?? 'page_view', undefined, first.referrer ? { referrer: first.referrer } : {})
    this.#url = `${origin}${path}`
  }

  record(
    type: string,
    properties?: Readonly<Record<string, unknown>>,
    more: Readonly<Record<string, unknown>> = {},
  ): void {
    const { sessionId, visitorId, userAgent, country, locale } = this.#facts
    const sequence = this.events.length + 1
    this.events.push({
      eventId: `${sessionId}_${String(sequence).padStart(3, '0')}`,
      type,
      timestamp: new Date(this.#at).toISOString(),
      sequence,
      sessionId,
      visitorId,
      ...(this.#userId === undefined ? {} : { userId: this.#userId }),
      url: this.#url,
      title: this.#title,
      ...(properties === undefined ? {} : { properties }),
      ...more,
      context: { userAgent, country, locale },
    })
  }

  /** From here on the visitor is known. */
  signIn(userId: string): void {
    this.#userId = userId
    this.record('identify', { method: 'password' })
  }
}
