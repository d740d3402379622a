import type { Catalog, Site } from '@sojourn/catalog'
import type { Warehouse } from '@sojourn/warehouse'
import { z } from 'zod'
import { countPeople } from '../../site-days/count-people.ts'
import { rollUpDays } from '../../site-days/roll-up-days.ts'
import { defineJob, type Job, type JobContext } from '../define-job.ts'

interface Deps {
  readonly catalog: Pick<Catalog, 'sites' | 'siteDays'>
  readonly warehouse: Warehouse
  readonly collector: { settle(): Promise<void> }
}

const hourMs = 3_600_000
const settings = z.strictObject({
  siteIds: z.array(z.string()).optional().describe('Absent: all sites'),
})
type Settings = z.output<typeof settings>

/** Write down what each day of each site came to, and how many people it had. */
export const rollUpJobs = (deps: Deps): Job[] => {
  const overSites = async (
    { settings: { siteIds }, now, signal, log, progress, rows }: JobContext<Settings>,
    work: (site: Site, context: { now: () => number; signal: AbortSignal }) => Promise<number>,
  ) => {
    await deps.collector.settle()
    const sites = deps.catalog.sites().filter(({ siteId }) => siteIds?.includes(siteId) ?? true)
    let days = 0
    for (const [index, site] of sites.entries()) {
      signal.throwIfAborted()
      const done = await work(site, { now, signal })
      if (done > 0) log(`${site.siteId}: ${done} days`)
      days += done
      rows(days)
      progress(index + 1, sites.length)
    }
    return days
  }
  return [
    defineJob({
      name: 'roll-up',
      title: 'Roll-up of days',
      description:
        'Writes down the figures and the stage funnel of each day of each site, where they changed.',
      isStanding: true,
      schedule: '0 */4 * * *',
      timeLimitMs: 2 * hourMs,
      settings,
      async run(context) {
        const days = await overSites(context, (site, rest) => rollUpDays(deps, site, rest))
        return days === 0 ? 'No day had changed.' : `Wrote ${days} days.`
      },
    }),
    defineJob({
      name: 'count-people',
      title: 'People by day',
      description: 'Counts the people of each day, of its week and its month, and those who are new.',
      isStanding: true,
      schedule: '0 2 * * *',
      timeLimitMs: 2 * hourMs,
      settings,
      async run(context) {
        const days = await overSites(context, async (site, rest) => {
          await rollUpDays(deps, site, rest)
          return countPeople(deps, site, rest)
        })
        return days === 0 ? 'No day had changed.' : `Counted the people of ${days} days.`
      },
    }),
  ]
}
