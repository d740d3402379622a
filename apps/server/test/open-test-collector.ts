import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Site } from '@sojourn/catalog'
import { type SiteSettings, siteSettings } from '@sojourn/contract'
import { startEngine } from '@sojourn/engine'
import { newEventId } from '@sojourn/sessions'
import { openWarehouse, type Warehouse } from '@sojourn/warehouse'
import { createCollector } from '../src/collect/create-collector.ts'
import type { LiveCollector } from '../src/collect/live-collector.ts'
import { createEnricher } from '../src/enrich/enrich-event.ts'

/** A site that needs no catalog. */
export const testSite = (settings: Partial<SiteSettings> = {}, siteId = 'site_test'): Site => ({
  siteId,
  organizationId: 'org_test',
  name: 'Test',
  settings: siteSettings.parse(settings),
})

/** A store of its own, and collectors on it one after the other. */
export interface TestStore {
  /** Where its files are. */
  readonly directory: string
  readonly warehouse: Warehouse
  openCollector(options?: {
    sites?: readonly Site[]
    hotEventsMax?: number
    now?: () => number
    /** Another connection to the store. */
    over?: Warehouse
  }): Promise<LiveCollector>
  /** A connection to the store as another server has one; once it is cut, nothing comes through any more, nor an answer. */
  connect(): Promise<{ readonly warehouse: Warehouse; cut(): void }>
  close(): Promise<void>
}

/** Starts an engine on an empty folder, or one that was stopped there. What fails in the background fails the test that closes the store. */
export async function openTestStore(standing?: string): Promise<TestStore> {
  const directory = standing ?? (await mkdtemp(join(tmpdir(), 'sojourn-collect-')))
  const engine = await startEngine({ directory })
  const open = () => openWarehouse({ url: engine.url, agent: engine.agent, headers: engine.headers })
  const warehouse = await open()
  const others: Warehouse[] = []
  const enricher = createEnricher({ countryOf: () => '' })
  return {
    directory,
    warehouse,
    openCollector: ({
      sites = [testSite()],
      hotEventsMax = 100_000,
      now = Date.now,
      over = warehouse,
    } = {}) =>
      createCollector({
        warehouse: over,
        site: (siteId) => sites.find((site) => site.siteId === siteId),
        defaults: siteSettings.parse({}),
        enrich: (input, context) =>
          enricher(input, { ...context, newEventId: () => newEventId(context.receivedAt) }),
        now,
        hotEventsMax,
        onFault: (cause) => {
          throw cause
        },
      }),
    async connect() {
      const other = await open()
      others.push(other)
      const never = () => new Promise<never>(() => undefined)
      return {
        warehouse: other,
        cut: () =>
          void Object.assign(other.client, { exec: never, insert: never, query: never, command: never }),
      }
    },
    close: async () => {
      for (const other of others) await other.close()
      await warehouse.close()
      await engine.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
