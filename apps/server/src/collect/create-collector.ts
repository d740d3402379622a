import type { Site } from '@sojourn/catalog'
import { storeState, type Warehouse } from '@sojourn/warehouse'
import type { Enrich } from './admit.ts'
import { LiveCollector } from './live-collector.ts'
import { createMemory } from './memory.ts'
import { fillKnownIds, recover } from './recover.ts'
import type { OnCommitted } from './types.ts'

/**
 * Opens the collecting pipeline on a store: recovers what a crash left, then takes in events.
 * @throws what the store throws where it cannot be read
 */
export async function createCollector(options: {
  warehouse: Warehouse
  site: (siteId: string) => Site | undefined
  /** Rules for rows of sites that are no more. */
  defaults: Site['settings']
  enrich: Enrich
  now: () => number
  /** Events and changes that the sessions in memory may hold together: some 250 bytes each. */
  hotEventsMax: number
  /** Told of failures that no request waits for. */
  onFault: (cause: unknown) => void
  onCommitted?: OnCommitted
}): Promise<LiveCollector> {
  const { warehouse, now, enrich, onFault } = options
  const rulesOf = (siteId: string) => options.site(siteId)?.settings ?? options.defaults
  const memory = createMemory({ warehouse, rulesOf, hotEventsMax: options.hotEventsMax })
  const [state] = await storeState(warehouse, {})
  const version = state?.versionMax ?? 0
  const { onCommitted } = options
  const collector = new LiveCollector({ memory, now, enrich, onFault, onCommitted, version })
  await recover(memory, state?.settledAt ?? 0, () => collector.settle())
  // Until the filter is full every id is looked up, which is slower but no less exact. Hashes come in by the million: they
  // would take the processor from the rest of the start.
  collector.start(() => fillKnownIds(memory))
  return collector
}
