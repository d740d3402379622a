import { createCommerce } from './commerce.ts'
import { isOtherPage } from './counted-pages.ts'
import { openCounters } from './counters.ts'
import { createDelivery } from './deliver.ts'
import { type Activity, followActivity } from './follow-activity.ts'
import { followPageLife } from './follow-page-life.ts'
import { followPages } from './follow-pages.ts'
import { createListeners } from './listeners.ts'
import { agent, cancel, cease, later, now, repeat, request, stringify, view } from './native.ts'
import { openQueue } from './queue.ts'
import { createRecorder, type Happening } from './record.ts'
import { sectionOf } from './section-of.ts'
import { openStore } from './store.ts'
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

/** How long a section must last to count, in milliseconds. */
const sectionMs = 1000
/** What a page says at once goes together, and soon: somebody may be waiting to see it. In milliseconds. */
const firstFlushMs = 1000

/**
 * Follows a visitor through one page, and hands what happens to the server. Making one does nothing yet, also on a
 * server without a window; {@link start} begins. No method throws: what fails is counted and told to `on('error')`.
 */
export class SessionTracker implements TrackerHost {
  /** The standard events of a shop. */
  readonly commerce: Commerce = createCommerce((...given) => this.track(...given))
  readonly #options: TrackerOptions
  readonly #endpoint: string
  readonly #listeners = createListeners<TrackerEvents>((call) => this.#guard(call))
  readonly #store
  readonly #counters
  readonly #recorder
  readonly #delivery
  readonly #flushMs: number
  #consent: Consent
  /** Undoes {@link start}; empty while the tracker stands still. */
  #undo: (() => void)[] = []
  #activity: Activity | undefined
  #page: TrackerEvents['page'] | undefined
  /** When the address changed, as long as the page behind it was not counted. */
  #turnedAt: number | undefined
  #isLeft = false
  #sectionTimer: ReturnType<typeof later> | undefined

  constructor(given: TrackerOptions) {
    const options = { ...given }
    const { writeKey, batchSize = 100, flushSeconds = 5, queueMax = 10_000, consent = 'granted' } = options
    const { inactivityMinutes = 30, maxSessionHours = 24 } = options
    this.#options = options
    this.#consent = consent
    this.#flushMs = flushSeconds * 1000
    this.#endpoint = `${(options.endpoint ?? view.location?.origin ?? '').replace(/\/+$/, '')}/api/v1/`
    const isAllowed = () => this.#mayRecord() === 'granted'
    const store = openStore(`sojourn.${writeKey}.`, isAllowed, !options.cookieless)
    const queue = openQueue(store)
    const counters = openCounters(store)
    this.#store = store
    this.#counters = counters
    this.#delivery = createDelivery({
      options,
      url: `${this.#endpoint}events/batch`,
      batchSize,
      queue,
      store,
      counters,
      isAllowed,
      onSent: (detail) => {
        this.#listeners.emit('sent', detail)
        this.#recorder.settle(false)
        this.#sayMetadata()
      },
      onError: (detail) => this.#listeners.emit('error', detail),
    })
    this.#recorder = createRecorder({
      store,
      queue,
      counters,
      limits: { inactivityMs: inactivityMinutes * 60_000, lengthMaxMs: maxSessionHours * 3_600_000 },
      queueMax,
      isReady: () => isAllowed() && this.#undo.length > 0,
      takeEngagedMs: () => this.#activity?.take() ?? 0,
      guard: (call) => this.#guard(call),
      onQueued: () => this.#delivery.flushWithin(queue.size() < batchSize ? this.#flushMs : 0),
      onSession: (session) => this.#listeners.emit('session', session),
    })
  }

  /** Begins to follow the page. Again: changes nothing, until {@link stop}. A page that was counted is not counted twice. */
  start(): void {
    this.#guard(() => {
      if (this.#undo.length > 0 || !view.document) return
      const page = document as Document & { prerendering?: boolean }
      if (page.prerendering) {
        // Nobody sees it yet, and perhaps nobody ever will.
        const onSeen = () => this.start()
        page.addEventListener('prerenderingchange', onSeen, { once: true })
        return
      }
      this.#follow()
      this.#applyConsent()
      const { userId, autoPageViews = true, features = [] } = this.#options
      if (userId) this.identify(userId)
      if (autoPageViews) this.#turn(now(), false)
      for (const feature of features) this.#guard(() => this.#undo.push(feature(this)))
      this.#recorder.settle(false)
      this.#delivery.flushWithin(Math.min(firstFlushMs, this.#flushMs))
    })
  }

  /**
   * Names the user. A standing session of nobody goes on as that user's, one of another user is ended
   * (`new_session`). Traits travel as the properties of an `identify` event; without traits, and with the user known
   * already, nothing is sent.
   */
  identify(userId: string, traits?: Properties): void {
    this.#guard(() => {
      const said = this.#happening('identify', traits)
      if (userId) this.#recorder.identify(`${userId}`, traits !== undefined, said)
    })
  }

  /** Says that something happened. Type: `snake_case`, 1–64 characters. */
  track(type: string, properties?: Properties, options?: TrackOptions): void {
    this.#guard(() => this.#recorder.add(this.#happening(type, properties, options)))
  }

  /** The same as {@link track}. */
  logEvent(type: string, properties?: Properties, options?: TrackOptions): void {
    this.track(type, properties, options)
  }

  /** Counts a page view by hand, also of a page that was counted already. */
  page(overrides?: PageOverrides): void {
    this.#guard(() => {
      this.#settleTurn()
      this.#count(now(), overrides)
    })
  }

  /** Says which section of the app is shown; one that lasts a second becomes a `section_change`. */
  section(name: string): void {
    this.#guard(() => {
      const change = this.#happening('section_change', undefined, { section: name })
      cancel(this.#sectionTimer)
      this.#sectionTimer = later(() => this.#guard(() => this.#recorder.section(name, change)), sectionMs)
    })
  }

  /** Signs out: ends the session (`logout`) and forgets user and visitor. */
  reset(): void {
    this.#end('logout', true)
  }

  /** Ends the session. The next event opens another. @default 'end' */
  end(reason: EndReason = 'end'): void {
    this.#end(reason, false)
  }

  /** Sends what waits. Resolves when it has arrived or has to wait for another try; never rejects. */
  async flush(): Promise<void> {
    this.#guard(() => this.#settle())
    if (this.#undo.length > 0) await this.#delivery.flush()
  }

  /** The session that stands; null where none does, and while consent is not granted. */
  getSession(): SessionState | null {
    let session: SessionState | null = null
    this.#guard(() => {
      if (!view.document || this.#mayRecord() !== 'granted') return
      this.#settle()
      session = this.#recorder.session()
    })
    return session
  }

  /** Seconds that somebody was active on this page, so far. */
  engagedSeconds(): number {
    return Math.round((this.#activity?.onPage() ?? 0) / 1000)
  }

  /** Tells of something from now on. The function returned ends that. */
  on<Name extends keyof TrackerEvents>(
    name: Name,
    listener: (detail: TrackerEvents[Name]) => void,
  ): () => void {
    return this.#listeners.on(name, listener)
  }

  /** What the visitor decided. `granted` takes in what happened while pending; `denied` wipes everything stored. */
  setConsent(consent: Consent): void {
    this.#guard(() => {
      this.#consent = consent
      this.#applyConsent()
    })
  }

  /** Stops following the page, and sends what waits. What was stored stays. {@link start} begins again. */
  stop(): void {
    this.#guard(() => {
      if (this.#undo.length === 0) return
      this.#leave()
      for (const undo of this.#undo.splice(0)) this.#guard(undo)
    })
  }

  /** The same as {@link stop}. */
  destroy(): void {
    this.stop()
  }

  #guard(call: () => void): void {
    try {
      call()
    } catch (cause) {
      try {
        this.#counters.count('errors', 1)
        this.#listeners.emit('error', { reason: 'exception', cause })
      } catch {}
    }
  }

  /** The consent that holds: some browsers say no for their owner. */
  #mayRecord(): Consent {
    const { respectDoNotTrack = true } = this.#options
    const isRefused = agent?.globalPrivacyControl || agent?.doNotTrack === '1'
    return respectDoNotTrack && isRefused ? 'denied' : this.#consent
  }

  #applyConsent(): void {
    if (this.#mayRecord() === 'denied') {
      this.#recorder.forget()
      this.#store.wipe()
      this.#listeners.emit('session', null)
    }
    this.#recorder.settle(false)
  }

  #follow(): void {
    const { autoPageViews = true, heartbeatSeconds = 30 } = this.#options
    const activity = followActivity((heartbeatSeconds || 30) * 1000)
    this.#activity = activity
    const guarded = (call: () => void) => () => this.#guard(call)
    const stopLife = followPageLife({
      onHide: guarded(() => this.#leave()),
      onShow: () => {
        this.#isLeft = false
      },
      onOnline: guarded(() => this.#delivery.tryAgain()),
      onStorage: () => this.getSession(),
    })
    const timer = heartbeatSeconds
      ? repeat(
          guarded(() => this.#beat()),
          heartbeatSeconds * 1000,
        )
      : undefined
    this.#undo.push(activity.stop, stopLife, this.#delivery.stop, () => cease(timer))
    if (!autoPageViews) return
    const onChange = () => {
      this.#turnedAt ??= now()
      // Routers push and replace in one go, and set the title after it.
      later(guarded(() => this.#settleTurn()))
    }
    this.#undo.push(
      followPages(
        onChange,
        guarded(() => this.#turn(now(), true)),
      ),
    )
  }

  /** Counts the page behind the address, where it is another than before or shown again. */
  #turn(at: number, isAgain: boolean): void {
    const { pathname, hash } = location
    const isOther = isOtherPage(this.#options.writeKey, pathname + (this.#options.hashRoutes ? hash : ''))
    if (isOther || isAgain) this.#count(at)
  }

  #settleTurn(): void {
    const at = this.#turnedAt
    this.#turnedAt = undefined
    if (at !== undefined) this.#turn(at, false)
  }

  #count(at: number, overrides: PageOverrides = {}): void {
    this.#listeners.emit('leave', undefined)
    this.#activity?.turnPage()
    const { url = location.href, title = document.title, referrer, properties } = overrides
    const page = {
      url: new URL(url, location.href).href,
      title,
      referrer: referrer ?? this.#page?.url ?? document.referrer,
    }
    this.#page = page
    this.#recorder.add({ ...this.#happening('page_view', properties), at })
    this.#listeners.emit('page', page)
    const section = this.#section()
    if (section) this.section(section)
  }

  /** The section of the page, by the rules given. */
  #section(): string | undefined {
    const { sections, hashRoutes } = this.#options
    if (!sections) return undefined
    const { pathname, hash } = new URL(this.#page?.url ?? location.href)
    return sectionOf((hashRoutes && /^#!?(\/.*)/.exec(hash)?.[1]) || pathname, sections)
  }

  #happening(type: string, properties?: Properties, options: TrackOptions = {}): Happening {
    this.#settleTurn()
    const { autoPageViews = true } = this.#options
    const here = { url: view.location?.href, title: view.document?.title, referrer: view.document?.referrer }
    return {
      at: now(),
      type,
      properties: stringify(properties) ?? '',
      page: (autoPageViews && this.#page) || here,
      options: { ...options, section: options.section ?? this.#section() },
    }
  }

  #end(reason: EndReason, isSignOut: boolean): void {
    this.#guard(() => {
      this.#settleTurn()
      this.#recorder.end(now(), reason, isSignOut)
    })
  }

  #settle(): void {
    this.#settleTurn()
    this.#recorder.settle(true)
  }

  /** The last moment, perhaps: what waits is recorded and sent. */
  #leave(): void {
    this.#settleTurn()
    if (!this.#isLeft) this.#listeners.emit('leave', undefined)
    this.#isLeft = true
    if (this.#mayRecord() !== 'granted') return
    this.#recorder.noteEngaged()
    this.#settle()
    this.#delivery.flushLast()
  }

  #beat(): void {
    if (this.#mayRecord() !== 'granted' || !this.#activity?.isActive()) return
    const event = this.#recorder.beat()
    if (event) this.#delivery.beat(event)
  }

  /** Tells the server of the metadata, where it has not got them for this session. */
  #sayMetadata(): void {
    const { metadata, writeKey } = this.#options
    const session = metadata && this.getSession()
    if (!session || this.#recorder.noteMetadata(stringify(metadata))) return
    const body = stringify({ writeKey, metadata })
    request(`${this.#endpoint}sessions/${session.sessionId}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body,
    })
      .then(({ ok }) => ok || this.#recorder.noteMetadata(''))
      .catch(() => this.#recorder.noteMetadata(''))
  }
}
