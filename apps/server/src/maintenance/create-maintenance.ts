import { ProblemError } from '@sojourn/contract'
import type { SiteRules } from '@sojourn/sessions'
import type { Warehouse } from '@sojourn/warehouse'
import type { Collector } from '../collect/types.ts'
import { audit } from './audit.ts'
import { rebuild } from './rebuild.ts'
import type { ForgetSessions, Maintenance } from './types.ts'

/**
 * Makes the upkeep of a store that a collector writes to. One run at a time: each takes what the machine has.
 * `forget` is told of sessions that a repair took events away from; without it, one that is in memory may be written as it
 * was before, until the next start.
 */
export function createMaintenance(options: {
  warehouse: Warehouse
  collector: Pick<Collector, 'settle'>
  rulesOf: (siteId: string) => SiteRules
  now: () => number
  forget?: ForgetSessions
}): Maintenance {
  const { collector, forget = () => undefined, ...rest } = options
  const context = { ...rest, forget, settle: () => collector.settle() }
  let running = ''
  const alone = async <Report>(name: string, run: () => Promise<Report>): Promise<Report> => {
    if (running) {
      const detail = `${running} is running; start this one when it is done.`
      throw new ProblemError('conflict', detail)
    }
    running = name
    try {
      return await run()
    } finally {
      running = ''
    }
  }
  return {
    rebuild: (range) => alone('A rebuild', () => rebuild(context, range)),
    audit: (range) => alone('An audit', () => audit(context, range)),
  }
}
