import type { CoreTracker, TrackerOptions } from '../types.ts'
import { optionsOfTag } from './options-of-tag.ts'

type Call = Iterable<unknown>
type Methods = Record<string, ((...given: unknown[]) => unknown) | undefined>

/** Calls the tracker by name: `sojourn('track', 'search', {term: 'tea'})`. */
interface SojournFunction {
  (...call: unknown[]): unknown
  /** Calls made before the script was there. */
  q?: Call[]
  tracker?: CoreTracker
}

/**
 * Starts the tracker of a script tag and puts `window.sojourn` into place; calls made before are done first, in order.
 * Without a key in the tag all of them wait for `sojourn('init', {writeKey})`.
 */
export function startTag(create: (options: TrackerOptions) => CoreTracker): void {
  const scope = window as Window & { sojourn?: SojournFunction }
  // A script that stands in a page twice follows it once.
  if (scope.sojourn?.tracker) return
  const { currentScript } = document
  const said = currentScript ? optionsOfTag(currentScript as HTMLScriptElement) : {}
  const waiting: Call[] = []
  const sojourn: SojournFunction = (...call) => {
    const [name, ...given] = call as [string, ...unknown[]]
    let { tracker } = sojourn
    if (tracker) {
      const { [name]: method }: Methods = { ...tracker.commerce, ...tracker } as never
      return method?.(...given)
    }
    if (name !== 'init') return void waiting.push(call)
    tracker = sojourn.tracker = create({ ...said, ...(given[0] as TrackerOptions) })
    tracker.start()
    repeat(waiting)
  }
  const repeat = (calls: Call[]) => {
    for (const call of calls) sojourn(...call)
  }
  const early = scope.sojourn?.q ?? []
  scope.sojourn = sojourn
  if (said.writeKey) sojourn('init')
  repeat(early)
}
