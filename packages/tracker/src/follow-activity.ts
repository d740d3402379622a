import { now, view } from './native.ts'

/** Whether somebody is there, and for how long. */
export interface Activity {
  /** Follows the page until the function returned is called. */
  follow(): () => void
  /** Milliseconds that somebody was active since this was last asked. */
  take(): number
  /** Milliseconds that somebody was active since {@link Activity.turnPage}. */
  onPage(): number
  turnPage(): void
  /** Whether the page is visible and somebody touched it within the idle time. */
  isActive(): boolean
}

const inputs = ['pointerdown', 'pointermove', 'keydown', 'scroll', 'wheel', 'touchstart', 'focus']

/**
 * Follows whether somebody is active: the page is visible, and the last input lies no longer back than the idle time.
 * Only that there was input is looked at, never what.
 * @param idleMs how long after an input somebody still counts as active
 */
export function createActivity(idleMs: number): Activity {
  let inputAt = 0
  /** Up to when time was counted; 0 while the page is hidden or not followed. */
  let countedAt = 0
  let page = 0
  let total = 0
  const count = () => {
    if (!countedAt) return
    const at = now()
    const active = Math.max(0, Math.min(at, inputAt + idleMs) - countedAt)
    page += active
    total += active
    countedAt = at
  }
  const onInput = () => {
    count()
    inputAt = now()
  }
  const onVisibility = () => {
    count()
    countedAt = document.hidden ? 0 : now()
    if (countedAt) inputAt = countedAt
  }
  return {
    follow() {
      const controller = new AbortController()
      const options = { capture: true, passive: true, signal: controller.signal }
      for (const input of inputs) view.addEventListener(input, onInput, options)
      document.addEventListener('visibilitychange', onVisibility, options)
      onVisibility()
      return () => {
        count()
        countedAt = 0
        controller.abort()
      }
    },
    take() {
      count()
      const taken = total
      total = 0
      return taken
    },
    onPage() {
      count()
      return page
    },
    turnPage() {
      count()
      page = 0
    },
    isActive: () => !document.hidden && now() - inputAt <= idleMs,
  }
}
