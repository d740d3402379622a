import { SessionTracker } from '../session-tracker.ts'
import type { Feature, TrackerOptions } from '../types.ts'
import { optionsOfTag, type TagData } from './options-of-tag.ts'

type Call = ArrayLike<unknown>

/** Calls the tracker by name: `sojourn('track', 'search', {term: 'tea'})`. */
interface SojournFunction {
  (...call: unknown[]): unknown
  /** Calls made before the script was there. */
  q?: Call[]
  tracker?: SessionTracker
}

/**
 * Starts the tracker of a script tag and puts `window.sojourn` into place; calls made before are done first, in order.
 * Without a key in the tag all of them wait for `sojourn('init', {writeKey})`.
 * @param featuresOf what the tag asks for beyond the core
 */
export function startTag(featuresOf: (data: TagData) => readonly Feature[]): void {
  const scope = window as Window & { sojourn?: SojournFunction }
  // A script that stands in a page twice follows it once.
  if (scope.sojourn?.tracker) return
  const waiting: Call[] = scope.sojourn?.q ?? []
  const tag = document.currentScript as HTMLScriptElement | null
  const data = tag?.dataset ?? {}

  const init = (options: Partial<TrackerOptions>) => {
    if (sojourn.tracker || !options.writeKey) return
    const all = { ...optionsOfTag(data), endpoint: endpointOf(tag), features: featuresOf(data), ...options }
    const tracker = new SessionTracker(all as TrackerOptions)
    sojourn.tracker = tracker
    tracker.start()
    repeat()
  }
  const repeat = () => {
    for (const call of waiting.splice(0)) sojourn(...Array.from(call))
  }
  const sojourn: SojournFunction = (...call) => {
    const [name, ...given] = call as [string, ...unknown[]]
    const { tracker } = sojourn
    if (name === 'init') return init(given[0] as TrackerOptions)
    if (!tracker) return void waiting.push(call)
    const owner = (name in tracker ? tracker : tracker.commerce) as unknown as Record<string, typeof sojourn>
    return owner[name]?.(...given)
  }
  scope.sojourn = sojourn
  init({ writeKey: data.writeKey ?? '' })
  if (!sojourn.tracker) repeat()
}

/** Where the script came from, with the path in front of its name: a site may serve it under its own domain. */
const endpointOf = (tag: HTMLScriptElement | null) => tag?.src.replace(/\/[^/]*$/, '')
