import type { SessionTracker } from '@sojourn/tracker'
import { type Ecommerce, mapEcommerce } from './map-ecommerce.ts'

/**
 * Hands GA4's e-commerce events of a data layer to the tracker: those that are in it, and those that come. What is pushed
 * goes on to whoever else listens, unchanged.
 * @param name of the data layer on the window. @default 'dataLayer'
 * @returns stops listening
 */
export function followDataLayer(tracker: Pick<SessionTracker, 'commerce'>, name = 'dataLayer'): () => void {
  const scope = window as unknown as Record<string, unknown[] | undefined>
  const layer = scope[name] ?? []
  scope[name] = layer
  let isFollowed = true
  const hear = (message: unknown) => {
    if (!isFollowed) return
    const { event, ecommerce } = readMessage(message)
    if (typeof event !== 'string') return
    const { commerce } = tracker
    for (const [call, given] of mapEcommerce(event, ecommerce))
      (commerce[call] as (given: object) => void)(given)
  }
  const hearSafely = (message: unknown) => {
    try {
      hear(message)
    } catch {
      // A message of another shape is not for us, and its sender must not notice.
    }
  }
  for (const message of layer) hearSafely(message)
  const { push } = layer
  const follow = (...messages: unknown[]): number => {
    const length = push.apply(layer, messages)
    for (const message of messages) hearSafely(message)
    return length
  }
  layer.push = follow
  return () => {
    isFollowed = false
    if (layer.push === follow) layer.push = push
  }
}

/** A message as Tag Manager's users push it, or as `gtag('event', …)` does: with its arguments. */
function readMessage(message: unknown): { event?: unknown; ecommerce?: Ecommerce } {
  if (typeof message !== 'object' || message === null) return {}
  const [command, event, ecommerce] = Array.from(message as ArrayLike<unknown>)
  return command === 'event' ? { event, ecommerce: ecommerce as Ecommerce } : message
}
