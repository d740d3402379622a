interface Owners {
  /** The person, as the site knows them. */
  readonly userId?: string
  /** The browser or device, as the tracker made it. */
  readonly visitorId?: string
  readonly sessionId?: string
}

/** Whose an event is: at least one of them. `sessionId` alone names a session that the tracker or a call opened. */
export type EventOwner =
  | (Owners & { readonly userId: string })
  | (Owners & { readonly visitorId: string })
  | (Owners & { readonly sessionId: string })

/** The browser that an event is about, where the site's server tells of it. */
export interface ServerEventContext {
  readonly userAgent?: string
  readonly ip?: string
  readonly locale?: string
  /** IANA name. */
  readonly timezone?: string
  readonly device?: { readonly type?: string; readonly browser?: string; readonly os?: string }
  /** ISO 3166-1 alpha-2; overrides what the address says. */
  readonly country?: string
  readonly utm?: {
    readonly source?: string
    readonly medium?: string
    readonly campaign?: string
    readonly term?: string
    readonly content?: string
  }
  /** Overrides the section that the path belongs to. */
  readonly section?: string
}

/** What a server says of an event. */
export type ServerEvent = EventOwner & EventDetails

interface EventDetails {
  /**
   * 1–128 characters of `A-Z a-z 0-9 _ . : -`. One of the site's own, such as an order's number, makes the event count
   * once however often it is tracked.
   * @default an id made when it is tracked
   */
  readonly eventId?: string
  /** A date, ISO 8601 text or unix milliseconds. @default when it is tracked */
  readonly timestamp?: Date | string | number
  readonly url?: string
  readonly path?: string
  readonly title?: string
  readonly referrer?: string
  readonly properties?: Readonly<Record<string, unknown>>
  /** What the event earned, in units of {@link currency}. */
  readonly revenue?: number
  /** ISO 4217, such as `EUR`. @default the site's */
  readonly currency?: string
  readonly context?: ServerEventContext
}
