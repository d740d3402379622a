/** Whether the visitor agreed. `pending`: nobody has asked yet; what happens meanwhile is kept in memory only. */
export type Consent = 'granted' | 'denied' | 'pending'

/** Why a session ended, as the server knows it. `timeout` and `max_length` are said by the tracker itself. */
export type EndReason = 'end' | 'timeout' | 'max_length' | 'logout' | 'new_session'

/** What may stand in properties: anything that JSON can say. What it cannot say is left out. */
export type Properties = Readonly<Record<string, unknown>>

/** The session that stands. The same object is given again until something in it changes. */
export interface SessionState {
  /** Such as `sess_06f3…`; sorts by time. Shared by all tabs of the site. */
  readonly sessionId: string
  /** The browser; stands for one page only where nothing may be stored. */
  readonly visitorId: string
  /** Null until somebody is identified. */
  readonly userId: string | null
  /** Unix milliseconds, by the device's clock. */
  readonly startedAt: number
}

/** What a page view says; each field stands for what the browser knows otherwise. */
export interface PageOverrides {
  /** Absolute, or relative to the page. @default location.href */
  readonly url?: string
  /** @default document.title */
  readonly title?: string
  /** @default the page before in this document, for the first one document.referrer */
  readonly referrer?: string
  readonly properties?: Properties
}

/** What belongs to an event beside its properties. */
export interface TrackOptions {
  /** What was earned, in units of the currency. */
  readonly revenue?: number | undefined
  /** ISO 4217, such as `EUR`. @default the site's currency */
  readonly currency?: string | undefined
  /** The same id again within a session is the same event. 1–128 of `A-Z a-z 0-9 _ . : -`. @default a new one */
  readonly eventId?: string | undefined
  /** The section it happened in. @default that of the page */
  readonly section?: string | undefined
  /** Whether the event opens a session where none stands; what happens at leaving should not. @default true */
  readonly opensSession?: boolean | undefined
  /** When it happened, in unix milliseconds. @default now */
  readonly at?: number | undefined
}

/** Puts paths that match into a section; the first rule that matches wins. */
export interface SectionRule {
  /** A beginning of the path (`/account`), or a regular expression on it. */
  readonly match: string | RegExp
  readonly section: string
}
export type SectionRules = readonly SectionRule[]

/** A product as shops know it. Anything else in it travels along. */
export interface Product {
  readonly productId: string
  readonly name?: string
  readonly category?: string
  readonly brand?: string
  readonly variant?: string
  /** Of one piece, in units of the currency. */
  readonly price?: number
  /** @default 1 */
  readonly quantity?: number
  readonly currency?: string
  readonly [property: string]: unknown
}

/** What lies in a cart, at checkout. */
export interface Cart {
  readonly items?: readonly Product[]
  /** Sum of the items, in units of the currency. */
  readonly value?: number
  readonly currency?: string
  readonly [property: string]: unknown
}

/** An order. */
export interface Order extends Cart {
  readonly orderId: string
  /** What was earned, in units of the currency. @default value */
  readonly revenue?: number
  readonly shipping?: number
  readonly tax?: number
  readonly coupon?: string
}

/** The standard events of a shop; each is one event in the session. */
export interface Commerce {
  /** `product_view` */
  productViewed(product: Product): void
  /** `add_to_cart` */
  productAdded(product: Product): void
  /** `remove_from_cart` */
  productRemoved(product: Product): void
  /** `checkout_start` */
  checkoutStarted(cart?: Cart): void
  /** `checkout_complete`. A shop that also says {@link purchased} gives the revenue there, and none here. */
  checkoutCompleted(order: Partial<Order>): void
  /** `purchase`, with its revenue. The same `orderId` again within a session, as on a reload of the confirmation, is one purchase. */
  purchased(order: Order): void
}

/** What went wrong or was given up since the last batch that arrived; travels with the next one. */
export interface Counters {
  /** Events dropped, the oldest first, because more waited than `queueMax`. */
  dropped?: number
  /** Events refused by the server, or too large to send. */
  rejected?: number
  /** Requests that failed and were tried again. */
  retries?: number
  /** Exceptions that were kept from the page. */
  errors?: number
}

/** What the server says of a batch. */
export interface Receipt {
  readonly accepted: number
  /** Events that it had already. */
  readonly duplicates: number
  /** Events that it refused, and every field that was wrong. */
  readonly rejected: readonly {
    readonly index: number
    readonly eventId?: string
    readonly errors: readonly { readonly path: string; readonly message: string }[]
  }[]
}

/** What {@link SessionTracker.on} tells of. A listener that throws harms nobody. */
export interface TrackerEvents {
  /** A session was opened, ended, or now has another user. Null: none stands. */
  session: SessionState | null
  /** A page was counted. */
  page: { readonly url: string; readonly title: string; readonly referrer: string }
  /** The page is being left, for another or for good, or hidden: the last moment to say something of it. */
  leave: undefined
  /** Events are on the server's disk. */
  sent: Receipt
  /** Something failed: `network`, a status such as `429`, or `exception`. Events are kept and tried again. */
  error: { readonly reason: string; readonly cause?: unknown }
}

/** The part of a tracker that a feature works with. */
export interface TrackerHost {
  /** Says that something happened. Type: `snake_case`, 1–64 characters. */
  track(type: string, properties?: Properties, options?: TrackOptions): void
  /** Tells of something from now on. The function returned ends that. */
  on<Name extends keyof TrackerEvents>(
    name: Name,
    listener: (detail: TrackerEvents[Name]) => void,
  ): () => void
  /** Runs a call; what it throws is counted and told to `on('error')`, and does not reach the page. */
  guard(call: () => unknown): void
  /** Seconds that somebody was active on this page, so far; the small script does not know it. */
  engagedSeconds?(): number
  /** The session that stands; null where none does, and while consent is not granted. */
  getSession(): SessionState | null
}

/** What the small script can do; {@link SessionTracker} can do more. No method throws, and each can be passed on alone. */
export interface CoreTracker extends TrackerHost {
  /** The same as `track`. */
  logEvent(type: string, properties?: Properties, options?: TrackOptions): void
  /** The standard events of a shop. */
  readonly commerce: Commerce
  /** Begins to follow the page. Again: changes nothing, until `stop`. A page that was counted is not counted twice. */
  start(): void
  /** Stops following the page, and sends what waits. What was stored stays. `start` begins again. */
  stop(): void
  /**
   * Names the user. A standing session of nobody goes on as that user's, one of another user is ended
   * (`new_session`). Traits travel as the properties of an `identify` event; without traits, and with the user known
   * already, nothing is sent.
   */
  identify(userId: string, traits?: Properties): void
  /** Counts a page view by hand, also of a page that was counted already. */
  page(overrides?: PageOverrides): void
  /** Signs out: ends the session (`logout`) and forgets user and visitor. */
  reset(): void
  /** Ends the session. The next event opens another. @default 'end' */
  end(reason?: EndReason): void
  /** Sends what waits. Resolves when it has arrived or has to wait for another try; never rejects. */
  flush(): Promise<void>
  /** What the visitor decided. `granted` takes in what happened while pending; `denied` wipes everything stored. */
  setConsent(consent: Consent): void
}

/** Follows a visitor through one page, and hands what happens to the server. */
export interface SessionTracker extends CoreTracker {
  /** Says which section of the app is shown; one that lasts a second becomes a `section_change`. */
  section(name: string): void
  /** Seconds that somebody was active on this page, so far. */
  engagedSeconds(): number
}

/** A feature: started with the tracker; the function it returns ends it. */
export type Feature = (host: TrackerHost) => () => void

export interface TrackerOptions {
  /** Public key of the site, `pk_…`. */
  readonly writeKey: string
  /**
   * Where the server is: an origin, or a URL under which it is mounted (`https://shop.example/sojourn`).
   * @default for the script, its own origin; for the package, the page's origin
   */
  readonly endpoint?: string
  /** @default 'granted' */
  readonly consent?: Consent
  /** Whether Do Not Track and Global Privacy Control mean `denied`, whatever the consent. @default true */
  readonly respectDoNotTrack?: boolean
  /** Whether nothing at all is stored on the device: visitor and session then last as long as the page. @default false */
  readonly cookieless?: boolean
  /** Inactivity after which a session ends, in minutes. @default 30 */
  readonly inactivityMinutes?: number
  /** Longest session, in hours. @default 24 */
  readonly maxSessionHours?: number
  /** Time between signs of life while the page is visible and somebody is active, in seconds; 0: none. @default 30 */
  readonly heartbeatSeconds?: number
  /** Whether page views are counted by themselves: at start, on history changes, from the back-forward cache. @default true */
  readonly autoPageViews?: boolean
  /** Whether a change of the hash is another page (`#/cart`). @default false */
  readonly hashRoutes?: boolean
  /**
   * Which section a path belongs to. Changes that last a second become `section_change` events. Without it the server
   * tells the section by the site's rules.
   */
  readonly sections?: SectionRules | ((path: string) => string | undefined)
  /** Events in one request at the most; so many waiting are sent at once. @default 100 */
  readonly batchSize?: number
  /** Longest time that an event waits for others, in seconds. @default 5 */
  readonly flushSeconds?: number
  /** Events that may wait for the server; beyond, the oldest are dropped and counted. @default 10000 */
  readonly queueMax?: number
  /** The user, where the page knows it at once; like {@link SessionTracker.identify}. */
  readonly userId?: string
  /** Kept with each session, merged name by name. */
  readonly metadata?: Properties
  /** A token of the site's identity provider, sent as `Authorization: Bearer`; asked for before each batch. */
  readonly getToken?: () => string | undefined | Promise<string | undefined>
  /** Further features, such as `autocapture()` of `@sojourn/tracker/autocapture`. */
  readonly features?: readonly Feature[]
}
