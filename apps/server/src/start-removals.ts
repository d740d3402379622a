import type { Catalog } from '@sojourn/catalog'
import type { AnswerMemory, Warehouse } from '@sojourn/warehouse'
import type { Logger } from 'pino'
import type { BackgroundWork } from './background-work.ts'
import type { LiveCollector } from './collect/live-collector.ts'
import { createEraser } from './erasure/create-eraser.ts'
import type { LiveBus } from './live/live-bus.ts'
import { createSiteRemover } from './site-removal/create-site-remover.ts'

/** Goes on with what is to be removed for good: persons, and what was collected for removed sites. */
export function startRemovals(parts: {
  warehouse: Warehouse
  collector: LiveCollector
  catalog: Pick<Catalog, 'erasures' | 'siteRemovals'>
  bus: LiveBus
  answers: AnswerMemory | undefined
  log: Logger
}): { eraser: BackgroundWork; siteRemover: BackgroundWork; stop(): Promise<void> } {
  const { warehouse, collector, catalog, bus, answers, log } = parts
  const eraser = createEraser({
    warehouse,
    collector,
    erasures: catalog.erasures,
    onDeleted: ({ sessions, user }) => {
      const gone = new Set(sessions.map(({ siteId, sessionId }) => `${siteId} ${sessionId}`))
      bus.forget(({ siteId, sessionId, userId }) => userId === user || gone.has(`${siteId} ${sessionId}`))
      answers?.clear()
    },
    onFault: (cause) => log.error({ err: cause }, 'an erasure did not go through; it is tried again'),
  })
  const siteRemover = createSiteRemover({
    warehouse,
    collector,
    siteRemovals: catalog.siteRemovals,
    onRemoved: (siteId) => {
      bus.forget((event) => event.siteId === siteId)
      answers?.clear()
    },
    onFault: (cause) => log.error({ err: cause }, 'a site was not removed; it is tried again'),
    now: Date.now,
  })
  const both = [eraser, siteRemover]
  for (const work of both) work.wake()
  return {
    eraser,
    siteRemover,
    async stop() {
      await Promise.all(both.map((work) => work.stop()))
    },
  }
}
