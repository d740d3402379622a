import type { Catalog } from '@sojourn/catalog'
import type { Warehouse } from '@sojourn/warehouse'
import { z } from 'zod'
import type { LiveCollector } from '../../collect/live-collector.ts'
import type { Maintenance } from '../../maintenance/types.ts'
import { applyRetention, type RetentionReport } from '../../retention/apply-retention.ts'
import { sealDays } from '../../site-days/seal-days.ts'
import { defineJob, type Job, type JobContext } from '../define-job.ts'

interface Deps {
  readonly catalog: Pick<Catalog, 'sites' | 'siteDays'>
  readonly warehouse: Warehouse
  readonly collector: Pick<LiveCollector, 'apart' | 'settle' | 'standing'>
  readonly maintenance: Pick<Maintenance, 'exclusively'>
}

const timeLimitMs = 12 * 3_600_000

/** Removes daily what has run out of every site, and when asked to of the sites of one organization. */
export const retentionJobs = (deps: Deps): Job[] => [
  defineJob({
    name: 'retention',
    title: 'Retention',
    description: 'Removes what the sites no longer keep: sessions with their events, profiles, the ledger.',
    isStanding: true,
    schedule: '30 3 * * *',
    timeLimitMs,
    settings: z.strictObject({}),
    run: (context) => apply(deps, context, deps.catalog.sites()),
  }),
  defineJob({
    name: 'apply-retention',
    title: 'Retention, applied at once',
    description: 'Removes what the sites of the organization no longer keep, without waiting for the night.',
    timeLimitMs,
    settings: z.strictObject({ siteIds: z.array(z.string()).default([]) }),
    run(context) {
      const { siteIds } = context.settings
      const own = deps.catalog.sites(context.job.organizationId ?? undefined)
      return apply(
        deps,
        context,
        own.filter(({ siteId }) => siteIds.includes(siteId)),
      )
    },
  }),
]

async function apply(
  { catalog, warehouse, collector, maintenance }: Deps,
  context: Pick<JobContext<unknown>, 'now' | 'signal' | 'log' | 'progress' | 'rows'>,
  sites: ReturnType<Catalog['sites']>,
): Promise<string> {
  const keeping = sites.map(({ siteId, settings }) => ({ siteId, keeping: settings }))
  const options = { isPatient: true, signal: context.signal }
  const report = await maintenance.exclusively('Retention', options, async () => {
    await collector.settle()
    for (const site of sites) await sealDays({ catalog, warehouse }, site, context)
    return applyRetention({ warehouse, collector, ...context }, keeping)
  })
  context.rows(report.events)
  return describe(report)
}

const describe = ({ sessions, events, visitors, ledgerRows, weeks }: RetentionReport): string =>
  sessions + visitors + ledgerRows === 0
    ? 'Nothing had run out.'
    : `Removed ${sessions} sessions with ${events} events (${weeks} weeks as a whole), what was known of ${visitors} visitors, and ${ledgerRows} rows of the ledger.`
