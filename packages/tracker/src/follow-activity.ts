import { listen, min, now } from './native.ts'

/** Whether somebody is there, and for how long. */
export interface Activity {
  /** Milliseconds that somebody was active since this was last asked. */
  take(): number
  /** Milliseconds that somebody was active since {@link Activity.turnPage}. */
  onPage(): number
  turnPage(): void
  /** Whether the page is visible and somebody touched it within the idle time. */
  isActive(): boolean
  stop(): void
}

const inputs = ['pointerdown', 'pointermove', 'keydown', 'scroll', 'wheel', 'touchstart', 'focus']

/**
 * Follows whether somebody is active: the page is visible, and the last input lies no longer back than the idle time.
 * Only that there was input is looked at, never what.
 * @param idleMs how long after an input somebody still counts as active
 */
export function followActivity(idleMs: number): Activity {
  const isVisible = () => document.visibilityState !== 'hidden'
  let inputAt = now()
  /** Up to when time was counted; null while the page is hidden. */
  let countedAt: number | null = isVisible() ? inputAt : null
  let page = 0
  let total = 0
  const count = (at = now()) => {
    if (countedAt !== null) {
      const active = Math.max(0, min(at, inputAt + idleMs) - countedAt)
      page += active
      total += active
      countedAt = at
    }
  }
  const onInput = () => {
    const at = now()
    count(at)
    inputAt = at
  }
  const onVisibility = () => {
    count()
    countedAt = isVisible() ? now() : null
    if (countedAt !== null) inputAt = countedAt
  }
  const controller = new AbortController()
  const options = { capture: true, passive: true, signal: controller.signal }
  for (const input of inputs) listen(input, onInput, options)
  document.addEventListener('visibilitychange', onVisibility, options)
  return {
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
    isActive: () => isVisible() && now() - inputAt <= idleMs,
    stop: () => controller.abort(),
  }
}
