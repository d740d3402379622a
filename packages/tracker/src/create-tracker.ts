import { createCore } from './create-core.ts'
import { createSections } from './create-sections.ts'
import { createActivity } from './follow-activity.ts'
import { view } from './native.ts'
import { sectionOf } from './section-of.ts'
import { sendHeartbeats } from './send-heartbeats.ts'
import { sendMetadata } from './send-metadata.ts'
import { openSessionNotebook } from './session-notes.ts'
import type { Feature, SessionTracker, TrackerOptions } from './types.ts'

/** Makes a tracker; nothing happens before its `start()`, also on a server without a window. */
export function createTracker(options: TrackerOptions): SessionTracker {
  const { writeKey, endpoint = view.location?.origin, cookieless, features = [] } = options
  const { heartbeatSeconds = 30, sections, hashRoutes, metadata } = options
  const notebook = openSessionNotebook(writeKey, !cookieless)
  const activity = createActivity((heartbeatSeconds || 30) * 1000)
  const { enter, forget } = createSections(() => core, notebook)
  const sectionOfPage = (url: string) => {
    let section: string | undefined
    // What the site's own rules throw costs the section, and not the event.
    core.guard(() => {
      section = sections && sectionOf(routeOf(url, hashRoutes), sections)
    })
    return section
  }

  const own: Feature[] = [
    ({ getSession }) => {
      // Another tab may have opened or ended the session.
      view.addEventListener('storage', getSession)
      return () => view.removeEventListener('storage', getSession)
    },
    sendHeartbeats(heartbeatSeconds * 1000, activity, notebook),
    (host) =>
      host.on('page', ({ url }) => {
        const entered = sectionOfPage(url)
        if (entered) enter(entered)
      }),
    (host) => host.on('session', (session) => session ?? forget()),
  ]
  if (metadata)
    own.push(sendMetadata(metadata, `${endpoint}/`.replace(/\/+$/, '/api/v1/sessions'), writeKey, notebook))
  const core = createCore(
    { ...options, features: [...own, ...features] },
    {
      sectionOf: sectionOfPage,
      engagedSeconds: (sessionId) =>
        Math.round((notebook.read(sessionId).engagedMs + activity.take()) / 1000),
    },
  )
  return Object.assign(core, {
    section: enter,
    engagedSeconds: () => Math.round(activity.onPage() / 1000),
  })
}

/** The path that the rules of sections look at: where the hash is the route, that. */
function routeOf(url: string, hashRoutes: boolean | undefined): string {
  const { pathname, hash } = new URL(url, view.location?.href)
  return (hashRoutes && /^#!?(\/.*)/.exec(hash)?.[1]) || pathname
}
