import { listen } from './native.ts'

/** What happens to a page as a whole. */
export interface PageLife {
  /** The page is hidden or left: it may be the last moment. More than one may tell of the same leaving. */
  onHide(): void
  /** The page is shown again. */
  onShow(): void
  onOnline(): void
  /** Another tab changed what is stored. */
  onStorage(): void
}

/** Follows a page's life. The function returned ends that. */
export function followPageLife({ onHide, onShow, onOnline, onStorage }: PageLife): () => void {
  const controller = new AbortController()
  const { signal } = controller
  const onVisibility = () => (document.visibilityState === 'hidden' ? onHide() : onShow())
  document.addEventListener('visibilitychange', onVisibility, { signal })
  // Safari before 14.5 tells of no visibilitychange when a page is left (https://webkit.org/b/116769).
  listen('pagehide', onHide, { signal })
  listen('pageshow', onShow, { signal })
  listen('online', onOnline, { signal })
  listen('storage', onStorage, { signal })
  return () => controller.abort()
}
