import type { Commerce, CoreTracker, TrackerOptions } from '../types.ts'
import { optionsOfTag } from './options-of-tag.ts'

type Call = ArrayLike<unknown>
type TagTracker = CoreTracker & { readonly commerce: Commerce }
type Method = (...given: unknown[]) => unknown

/** Calls the tracker by name: `sojourn('track', 'search', {term: 'tea'})`. */
interface SojournFunction {
  (...call: unknown[]): unknown
  /** Calls made before the script was there. */
  q?: Call[]
  tracker?: TagTracker
}

/**
 * Starts the tracker of a script tag and puts `window.sojourn` into place; calls made before are done first, in order.
 * Without a key in the tag all of them wait for `sojourn('init', {writeKey})`.
 */
export function startTag(create: (options: TrackerOptions) => TagTracker): void {
  const scope = window as Window & { sojourn?: SojournFunction }
  // A script that stands in a page twice follows it once.
  if (scope.sojourn?.tracker) return
  const { currentScript } = document
  const said = currentScript ? optionsOfTag(currentScript as HTMLScriptElement) : {}
  let waiting: Call[] = []

  const sojourn: SojournFunction = (...call) => {
    const [name, ...given] = call as [string, ...unknown[]]
    let { tracker } = sojourn
    if (!tracker && name === 'init') {
      tracker = sojourn.tracker = create({ ...said, ...(given[0] as TrackerOptions) })
      tracker.start()
      repeat(waiting)
    } else if (!tracker) waiting.push(call)
    else {
      const { [name]: method }: Record<string, Method | undefined> = {
        ...tracker.commerce,
        ...tracker,
      } as never
      return method?.(...given)
    }
  }
  const repeat = (calls: Call[]) => {
    waiting = []
    for (const call of calls) sojourn(...Array.from(call))
  }
  const early = scope.sojourn?.q ?? []
  scope.sojourn = sojourn
  if (said.writeKey) sojourn('init')
  repeat(early)
}
