import { listen, view } from './native.ts'

/**
 * Tells of every change of the address in this document (push, replace, back, forward, hash), and when the page comes
 * back from the back-forward cache. The function returned ends that.
 */
export function followPages(onChange: () => void, onRestored: () => void): () => void {
  const controller = new AbortController()
  const { signal } = controller
  listen('pageshow', (event) => event.persisted && onRestored(), { signal })
  const { navigation, history } = view as typeof view & { history: History }
  if (navigation) {
    navigation.addEventListener('currententrychange', onChange, { signal })
    return () => controller.abort()
  }
  // Safari before 26.2 and Firefox before 147 have no Navigation API.
  for (const change of ['popstate', 'hashchange'] as const) listen(change, onChange, { signal })
  const restore = (['pushState', 'replaceState'] as const).map((name) => {
    const original = history[name]
    const wrapped = function (this: History, ...given: Parameters<History['pushState']>) {
      original.apply(this, given)
      onChange()
    }
    try {
      history[name] = wrapped
    } catch {
      // A page that froze its history is followed by popstate alone.
    }
    return () => {
      if (history[name] === wrapped) history[name] = original
    }
  })
  return () => {
    controller.abort()
    for (const undo of restore) undo()
  }
}
