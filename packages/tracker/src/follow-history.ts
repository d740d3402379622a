/**
 * Tells when the page pushes or replaces its address, until the signal says stop. What a page itself does with `history`
 * is not undone then: others may have wrapped it meanwhile.
 */
export function followHistory(onChange: () => void, signal: AbortSignal): void {
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
