import { setTimeout as wait } from 'node:timers/promises'
import { quantile } from '../report/quantile.ts'
import type { BenchServer } from '../server/bench-server.ts'

const everyMs = 50
const batchEvents = 50

/**
 * Collects a batch twenty times a second for a while, and answers how long the server took at p95, in milliseconds;
 * `beside` goes on until its signal ends.
 */
export async function measureCollecting(
  server: BenchServer,
  siteId: string,
  seconds: number,
  beside: (signal: AbortSignal) => Promise<void>,
): Promise<number> {
  const stop = new AbortController()
  const other = beside(stop.signal)
  const times: number[] = []
  const endsAt = performance.now() + seconds * 1000
  for (let batch = 0; performance.now() < endsAt; batch++) {
    const startedAt = performance.now()
    const events = Array.from({ length: batchEvents }, (_, index) => ({
      type: 'page_view',
      visitorId: `beside_${batch}_${index}`,
      path: '/',
    }))
    await server.ask(`/api/v1/events/batch?siteId=${siteId}`, { events })
    times.push(performance.now() - startedAt)
    await wait(Math.max(0, everyMs - (performance.now() - startedAt)))
  }
  stop.abort()
  await other
  return quantile(times, 0.95)
}
