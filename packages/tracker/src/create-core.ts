import { createCommerce } from './commerce.ts'
import { isOtherPage } from './counted-pages.ts'
import { createDelivery } from './deliver.ts'
import { followHistory } from './follow-history.ts'
import { createListeners } from './listeners.ts'
import { agent, later, now, stringify, view } from './native.ts'
import { openQueue } from './queue.ts'
import { createRecorder, type Happening } from './record.ts'
import { openStore } from './store.ts'
import type {
  CoreTracker,
  PageOverrides,
  Properties,
  TrackerEvents,
  TrackerOptions,
  TrackOptions,
} from './types.ts'

/** What a page says at once goes together, and soon: somebody may be waiting to see it. In milliseconds. */
const firstFlushMs = 1000

/** What more than the core knows of what happens. */
export interface CoreExtras {
  /** The section of a page, by its URL. */
  sectionOf(url: string): string | undefined
  /** Seconds that somebody was active in a session that ends. */
  engagedSeconds(sessionId: string): number
}

/**
 * Makes a tracker of sessions, queue, consent, page views and commerce, which is what the small script carries. Nothing
 * happens before its `start()`.
 */
export function createCore(options: TrackerOptions, extras?: CoreExtras): CoreTracker {
  const {
    writeKey,
    endpoint = view.location?.origin,
    userId,
    respectDoNotTrack = true,
    cookieless,
    inactivityMinutes = 30,
    maxSessionHours = 24,
    batchSize = 100,
    flushSeconds = 5,
    autoPageViews = true,
    hashRoutes,
    queueMax = 10_000,
    features = [],
  } = options
  /** Some browsers say no for their owner. */
  const isRefusing = respectDoNotTrack && (agent.globalPrivacyControl || agent.doNotTrack === '1')
  let { consent = 'granted' } = options
  /** Ends what `start` began; undefined while the tracker stands still. */
  let following: AbortController | undefined
  let page: TrackerEvents['page'] | undefined
  /** When the address changed, as long as the page behind it was not counted. */
  let turnedAt = 0
  /** Whether an exception is being told. */
  let isTelling = false

  /** Does nothing on a server. */
  const guard = (call: () => unknown) => {
    try {
      if (view.document) call()
    } catch (cause) {
      delivery.count('errors')
      // Who listens to errors may throw too.
      if (!isTelling) {
        isTelling = true
        emit('error', { reason: 'exception', cause })
        isTelling = false
      }
    }
  }
  const isRefused = () => isRefusing || consent === 'denied'
  const isAllowed = () => !isRefusing && consent === 'granted'
  const { on, emit } = createListeners<TrackerEvents>(guard)
  const store = openStore(`sojourn.${writeKey}.`, !cookieless)
  const queue = openQueue(store)
  const delivery = createDelivery({
    options,
    url: `${endpoint}/`.replace(/\/+$/, '/api/v1/events/batch'),
    batchSize,
    queue,
    store,
    isAllowed,
    emit(name, detail) {
      emit(name, detail)
      recorder.work(false)
    },
  })
  const recorder = createRecorder({
    store,
    queue,
    inactivityMs: inactivityMinutes * 60_000,
    lengthMaxMs: maxSessionHours * 3_600_000,
    queueMax,
    engagedSeconds: extras?.engagedSeconds,
    isReady: () => following && isAllowed(),
    guard,
    count: delivery.count,
    onQueued: () => delivery.flushWithin(queue.size() < batchSize ? flushSeconds * 1000 : 0),
    onSession: (session) => emit('session', session),
  })

  const happening = (type: string, properties?: Properties, said: TrackOptions = {}): Happening => {
    settleTurn()
    const shown = page ?? here()
    const {
      at = now(),
      section = extras?.sectionOf(shown.url),
      eventId,
      revenue,
      currency,
      opensSession = true,
    } = said
    return {
      at,
      opensSession,
      isPage: type === 'page_view',
      eventId,
      section,
      eventText: stringify({ type, ...shown, revenue, currency, properties }),
    }
  }
  const track = (type: string, properties?: Properties, said?: TrackOptions) =>
    guard(() => isRefused() || recorder.add(happening(type, properties, said)))

  const here = () => ({
    url: location.href,
    title: document.title,
    referrer: page?.url ?? document.referrer,
  })
  const count = (at: number, overrides: PageOverrides = {}) => {
    emit('leave', undefined)
    const { properties, url = location.href, ...given } = overrides
    page = { ...here(), ...given, url: new URL(url, location.href).href }
    track('page_view', properties, { at })
    emit('page', page)
  }
  /** Counts the page behind a changed address, where it is another than before. */
  const settleTurn = () => {
    const at = turnedAt
    turnedAt = 0
    if (at && isOtherPage(writeKey, location.pathname + (hashRoutes ? location.hash : ''))) count(at)
  }
  const work = () => {
    settleTurn()
    recorder.work(true)
  }
  const act = (call: () => void) =>
    guard(() => {
      settleTurn()
      call()
    })
  /** The last moment, perhaps: what waits is recorded and sent. */
  const leave = () => {
    settleTurn()
    emit('leave', undefined)
    work()
    delivery.flushLast()
  }
  const follow = (signal: AbortSignal) => {
    const listen = (
      name: string,
      call: (event: PageTransitionEvent) => unknown,
      target: EventTarget = view,
    ) => target.addEventListener(name, (event) => guard(() => call(event as PageTransitionEvent)), { signal })
    listen('visibilitychange', () => document.hidden && leave(), document)
    listen('pagehide', leave)
    listen('pageshow', ({ persisted }) => persisted && autoPageViews && count(now()))
    listen('online', delivery.flushNow)
    const onAddress = () => {
      turnedAt ||= now()
      // Routers push and replace in one go, and set the title after it.
      later(() => guard(settleTurn))
    }
    if (autoPageViews) {
      listen('popstate', onAddress)
      listen('hashchange', onAddress)
      followHistory(onAddress, signal)
    }
  }
  const getSession: CoreTracker['getSession'] = () => {
    guard(work)
    return isAllowed() ? recorder.session() : null
  }

  const tracker: CoreTracker = {
    start: () =>
      guard(() => {
        if (following) return
        // Nobody sees it yet, and perhaps nobody ever will.
        if ((document as { prerendering?: boolean }).prerendering)
          return document.addEventListener('prerenderingchange', tracker.start)
        following = new AbortController()
        const { signal } = following
        follow(signal)
        for (const feature of features)
          guard(() => {
            const undo = feature(tracker)
            signal.addEventListener('abort', () => guard(undo))
          })
        if (userId) tracker.identify(userId)
        if (autoPageViews) turnedAt = now()
        tracker.setConsent(consent)
      }),
    stop: () =>
      guard(() => {
        if (!following) return
        leave()
        following.abort()
        following = undefined
      }),
    guard,
    track,
    logEvent: track,
    commerce: createCommerce(track),
    end: (reason = 'end') => act(() => recorder.end(now(), reason)),
    getSession,
    on,
    identify: (user, traits) =>
      guard(() => {
        if (user && !isRefused()) recorder.identify(`${user}`, !!traits, happening('identify', traits))
      }),
    page: (overrides) => act(() => count(now(), overrides)),
    reset: () => act(() => recorder.forgetVisitor(now(), 'logout')),
    async flush() {
      guard(work)
      if (following) await delivery.flush()
    },
    setConsent: (said) =>
      guard(() => {
        consent = said
        if (isRefused()) {
          recorder.forget()
          store.keys().forEach(store.remove)
          recorder.session()
        }
        work()
        if (following) delivery.flushWithin(firstFlushMs)
      }),
  }
  return tracker
}
