import type { SessionEvent } from '@sojourn/sessions'

/** An event on its way to those who watch. */
export interface LiveMessage {
  /** What a client names to go on behind this event. */
  readonly id: string
  readonly number: number
  readonly event: SessionEvent
}

/** Events that wait for one slow watcher; beyond, it is told that it missed some. */
const waitingMax = 1_000

/** What waits for one watcher: events in bounded number, and whether some were missed before them. */
export class Watch {
  readonly #onClose: () => void
  #waiting: LiveMessage[] = []
  #hasMissed = false
  #wake: (() => void) | undefined
  isClosed = false

  constructor(onClose: () => void) {
    this.#onClose = onClose
  }

  add(message: LiveMessage): void {
    if (this.#waiting.length >= waitingMax) this.miss()
    this.#waiting.push(message)
    this.wake()
  }

  /** What waits is given up: the watcher has to ask anew what happened. */
  miss(): void {
    this.#waiting = []
    this.#hasMissed = true
    this.wake()
  }

  take(): { messages: readonly LiveMessage[]; hasMissed: boolean } {
    const taken = { messages: this.#waiting, hasMissed: this.#hasMissed }
    this.#waiting = []
    this.#hasMissed = false
    return taken
  }

  /** Resolves once something waits, somebody calls {@link wake}, or after a time. */
  async wait(timeoutMs: number): Promise<void> {
    if (this.#waiting.length > 0 || this.#hasMissed || this.isClosed) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, timeoutMs)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.#wake = undefined
  }

  wake(): void {
    this.#wake?.()
  }

  close(): void {
    if (this.isClosed) return
    this.isClosed = true
    this.#onClose()
    this.wake()
  }
}
