import { setTimeout as rest } from 'node:timers/promises'

/** Work that is looked for when somebody says so, and again after a while as long as some is left. */
export interface BackgroundWork {
  /** Looks for what is to be done. */
  wake(): void
  /** Stops between two steps, and waits for the one that runs. */
  stop(): Promise<void>
}

/**
 * @param round does what can be done now, until the signal; returns after how many milliseconds to look again, undefined
 * where nothing is left
 */
export function createBackgroundWork({
  round,
  retryMs,
  onFault,
}: {
  round: (signal: AbortSignal) => Promise<number | undefined>
  /** How soon a round that failed is tried again. */
  retryMs: number
  onFault: (cause: unknown) => void
}): BackgroundWork {
  const stopping = new AbortController()
  const { signal } = stopping
  let isAsked = false
  let running: Promise<void> | undefined
  let nudge = () => {}

  async function run(): Promise<void> {
    while (isAsked && !signal.aborted) {
      isAsked = false
      const again = await round(signal).catch((cause: unknown) => {
        if (!signal.aborted) onFault(cause)
        return retryMs
      })
      if (again === undefined) continue
      isAsked = true
      const nudged = new Promise<void>((resolve) => {
        nudge = resolve
      })
      await Promise.race([nudged, rest(again, undefined, { signal, ref: false }).catch(() => undefined)])
    }
    running = undefined
  }

  return {
    wake() {
      isAsked = true
      nudge()
      running ??= run()
    },
    async stop() {
      stopping.abort()
      await running
    },
  }
}
