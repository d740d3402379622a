import type { Engine } from '@sojourn/engine'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Backups } from './backup/create-backups.ts'
import type { LiveCollector } from './collect/live-collector.ts'

/** The figures of this process for Prometheus; the HTTP layer adds its own. */
export function createRegistry(parts: {
  collector: LiveCollector
  engine: Engine | undefined
  backups: Pick<Backups, 'last'>
}): Registry {
  const { collector, engine, backups } = parts
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  gauge(registry, 'sojourn_hot_sessions', 'Sessions held in memory', () => collector.state().hotSessions)
  gauge(
    registry,
    'sojourn_waiting_events',
    'Events that wait to be written',
    () => collector.state().waitingEvents,
  )
  gauge(
    registry,
    'sojourn_backup_last_seconds',
    'Unix time of what the last backup of this data directory holds; 0: there is none',
    () => Date.parse(backups.last()?.takenAt ?? '1970-01-01') / 1000,
  )
  if (engine) {
    gauge(registry, 'sojourn_engine_up', 'Whether the embedded engine answers', () =>
      Number(engine.state().running),
    )
    gauge(
      registry,
      'sojourn_engine_restarts',
      'Crashes of the embedded engine since the start',
      () => engine.state().restarts,
    )
    gauge(
      registry,
      'sojourn_engine_resident_bytes',
      'Memory of the embedded engine',
      () => engine.state().rssBytes ?? 0,
    )
  }
  return registry
}

function gauge(registry: Registry, name: string, help: string, read: () => number): void {
  const made: Gauge = new Gauge({ name, help, registers: [registry], collect: () => made.set(read()) })
}
