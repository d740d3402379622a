import type {
  Commerce,
  Consent,
  EndReason,
  PageOverrides,
  Properties,
  SessionState,
  TrackerEvents,
  TrackerHost,
  TrackerOptions,
  TrackOptions,
} from './types.ts'

/**
 * Follows a visitor through one page, and hands what happens to the server. Making one does nothing yet, also on a
 * server without a window; {@link start} begins. No method throws: what fails is counted and told to `on('error')`.
 */
export class SessionTracker implements TrackerHost {
  /** The standard events of a shop. */
  readonly commerce: Commerce

  constructor(_options: TrackerOptions) {
    const quiet = () => {}
    this.commerce = {
      productViewed: quiet,
      productAdded: quiet,
      productRemoved: quiet,
      checkoutStarted: quiet,
      checkoutCompleted: quiet,
      purchased: quiet,
    }
  }

  /** Begins to follow the page. Again: changes nothing, until {@link stop}. A page that was counted is not counted twice. */
  start(): void {}

  /**
   * Names the user. A standing session of nobody goes on as that user's, one of another user is ended
   * (`new_session`). Traits travel as the properties of an `identify` event; without traits, and with the user known
   * already, nothing is sent.
   */
  identify(_userId: string, _traits?: Properties): void {}

  /** Says that something happened. Type: `snake_case`, 1–64 characters. */
  track(_type: string, _properties?: Properties, _options?: TrackOptions): void {}

  /** The same as {@link track}. */
  logEvent(_type: string, _properties?: Properties, _options?: TrackOptions): void {}

  /** Counts a page view by hand, also of a page that was counted already. */
  page(_overrides?: PageOverrides): void {}

  /** Says which section of the app is shown; one that lasts a second becomes a `section_change`. */
  section(_name: string): void {}

  /** Signs out: ends the session (`logout`) and forgets user and visitor. */
  reset(): void {}

  /** Ends the session. The next event opens another. @default 'end' */
  end(_reason?: EndReason): void {}

  /** Sends what waits. Resolves when it has arrived or has to wait for another try; never rejects. */
  flush(): Promise<void> {
    return Promise.resolve()
  }

  /** The session that stands; null where none does, and while consent is not granted. */
  getSession(): SessionState | null {
    return null
  }

  /** Seconds that somebody was active on this page, so far. */
  engagedSeconds(): number {
    return 0
  }

  /** Tells of something from now on. The function returned ends that. */
  on<Name extends keyof TrackerEvents>(
    _name: Name,
    _listener: (detail: TrackerEvents[Name]) => void,
  ): () => void {
    return () => undefined
  }

  /** What the visitor decided. `granted` takes in what happened while pending; `denied` wipes everything stored. */
  setConsent(_consent: Consent): void {}

  /** Stops following the page, and sends what waits. What was stored stays. {@link start} begins again. */
  stop(): void {}

  /** The same as {@link stop}. */
  destroy(): void {}
}
