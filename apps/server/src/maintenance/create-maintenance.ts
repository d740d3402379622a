import { ProblemError } from '@sojourn/contract'
import type { SiteRules } from '@sojourn/sessions'
import type { Warehouse } from '@sojourn/warehouse'
import type { Collector } from '../collect/types.ts'
import { audit } from './audit.ts'
import { rebuild } from './rebuild.ts'
import type { ForgetFormerRules, ForgetSessions, Maintenance } from './types.ts'

/**
 * Makes the upkeep of a store that a collector writes to. One run at a time: each takes what the machine has.
 * `forget` is told of sessions that a repair took events away from; without it, one that is in memory may be written as it
 * was before, until the next start. `forgetFormerRules` is called before a rebuild: without it, a session that is in
 * memory is written with the pages of before by its next event.
 */
export function createMaintenance(options: {
  warehouse: Warehouse
  collector: Pick<Collector, 'settle'>
  rulesOf: (siteId: string) => SiteRules
  now: () => number
  forget?: ForgetSessions
  forgetFormerRules?: ForgetFormerRules
}): Maintenance {
  const { collector, forget = () => undefined, forgetFormerRules = async () => undefined, ...rest } = options
  const context = { ...rest, forget, forgetFormerRules, settle: () => collector.settle() }
  let running: { readonly name: string; readonly over: Promise<unknown> } | undefined
  const exclusively: Maintenance['exclusively'] = async (name, { isPatient = false, signal }, work) => {
    while (running) {
      if (!isPatient)
        throw new ProblemError('conflict', `${running.name} is running; start this one when it is done.`)
      await running.over
      signal?.throwIfAborted()
    }
    const result = work()
    running = { name, over: result.catch(() => undefined) }
    try {
      return await result
    } finally {
      running = undefined
    }
  }
  return {
    rebuild: (range) => exclusively('A rebuild', range, () => rebuild(context, range)),
    audit: (range) => exclusively('An audit', range, () => audit(context, range)),
    exclusively,
  }
}
