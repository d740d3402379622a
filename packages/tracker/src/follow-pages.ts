import { view } from './native.ts'

/**
 * Tells of every change of the address in this document (push, replace, back, forward, hash) until the signal says
 * stop. What a page then does with `history` is not touched: others may have wrapped it meanwhile.
 */
export function followPages(onChange: () => void, signal: AbortSignal): void {
  for (const change of ['popstate', 'hashchange']) view.addEventListener(change, onChange, { signal })
  try {
    for (const name of ['pushState', 'replaceState'] as const) {
      const original = history[name]
      history[name] = function (...given) {
        original.apply(this, given)
        if (!signal.aborted) onChange()
      }
    }
  } catch {
    // A page that froze its history is followed by popstate alone.
  }
}
