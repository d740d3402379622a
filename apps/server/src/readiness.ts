import { damagedParts } from '@sojourn/analytics'
import type { Catalog } from '@sojourn/catalog'
import type { Engine } from '@sojourn/engine'
import { checkStore, type Warehouse } from '@sojourn/warehouse'
import type { ReadinessCheck, ReadinessChecks } from './routes/readyz/check-readiness.ts'

/** What `/readyz` asks of each part of this server. */
export function createReadinessChecks(parts: {
  catalog: Catalog
  warehouse: Warehouse
  engine: Engine | undefined
}): ReadinessChecks & Readonly<Record<'parts', ReadinessCheck>> {
  const { catalog, warehouse, engine } = parts
  return {
    catalog: () => catalog.state(),
    ...(engine ? { engine: () => checkEngine(engine) } : {}),
    store: () => checkStore(warehouse, Date.now()),
    parts: () => checkParts(warehouse),
  }
}

async function checkEngine(engine: Engine): Promise<void> {
  if (!engine.state().running) throw new Error('the embedded engine is down; it is being started again')
}

/** What the store set aside as damaged at its start holds events that no answer counts: never passed over. */
async function checkParts(warehouse: Warehouse): Promise<void> {
  const damaged = await damagedParts(warehouse, {})
  if (damaged.length === 0) return
  const names = damaged.slice(0, 5).map((part) => `${part.table}/${part.name} (${part.reason})`)
  const more = damaged.length > 5 ? ` and ${damaged.length - 5} more` : ''
  throw new Error(
    `the store has set damaged data aside: ${names.join(', ')}${more}. Restore it from a backup, then remove it from the folder detached of its table.`,
  )
}
