import type { Context } from '../http/app-env.ts'
import type { MaintenanceProgress } from '../maintenance/types.ts'

/** What a long run is given: how to tell how far it is, and when nobody waits for it any more. */
export interface RunHandles {
  readonly signal: AbortSignal
  readonly onProgress: (progress: MaintenanceProgress) => void
}

/**
 * Answers a long run as NDJSON while it goes on: lines of `{"progress": …}`, and at the end `{"report": …}`. A receiver
 * that is slow gets the newest progress only. The first line is waited for, so that a run that cannot begin is answered
 * as a problem; a later failure breaks the connection, and a connection that breaks stops the run.
 */
export async function answerProgress(
  c: Context,
  run: (handles: RunHandles) => Promise<unknown>,
): Promise<Response> {
  const gone = new AbortController()
  const news = new News()
  const report = run({ signal: gone.signal, onProgress: (progress) => news.tell(progress) })
  report.then(
    () => news.end(),
    () => news.end(),
  )
  const encoder = new TextEncoder()
  const nextLine = async (): Promise<{ text: string; isLast: boolean }> => {
    const progress = await news.next()
    if (progress) return { text: `${JSON.stringify({ progress })}\n`, isLast: false }
    return { text: `${JSON.stringify({ report: await report })}\n`, isLast: true }
  }
  let line = await nextLine()
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      controller.enqueue(encoder.encode(line.text))
      if (line.isLast) return controller.close()
      line = await nextLine()
    },
    cancel: () => gone.abort(),
  })
  c.header('content-type', 'application/x-ndjson')
  return c.body(stream)
}

/** The newest progress that was not passed on yet. */
class News {
  #progress: MaintenanceProgress | undefined
  #isOver = false
  #wake: () => void = () => undefined

  tell(progress: MaintenanceProgress): void {
    this.#progress = progress
    this.#wake()
  }

  end(): void {
    this.#isOver = true
    this.#wake()
  }

  /** Undefined at the end. */
  async next(): Promise<MaintenanceProgress | undefined> {
    while (!this.#progress && !this.#isOver) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    const progress = this.#progress
    this.#progress = undefined
    return progress
  }
}
