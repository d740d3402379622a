import type { Catalog } from '@sojourn/catalog'
import type { Warehouse } from '@sojourn/warehouse'
import { z } from 'zod'
import { checkAlerts } from '../../alerts/check-alerts.ts'
import { findHappenings } from '../../deliveries/find-happenings.ts'
import { findSegmentEntries } from '../../deliveries/find-segment-entries.ts'
import { type SenderDeps, sendDue } from '../../deliveries/send-due.ts'
import { defineJob } from '../define-job.ts'

interface Deps {
  readonly catalog: Catalog
  readonly warehouse: Warehouse
  readonly collector: { settle(): Promise<void> }
  readonly sender: SenderDeps
  readonly publicUrl: string | undefined
}

/** Finds what webhooks and alerts are to tell, and tells it. */
export const watch = ({ catalog, warehouse, collector, sender, publicUrl }: Deps) =>
  defineJob({
    name: 'watch',
    title: 'Webhooks and alerts',
    description: 'Looks every minute at what webhooks and alerts are to tell, and sends the messages.',
    isStanding: true,
    schedule: '* * * * *',
    timeLimitMs: 5 * 60_000,
    // The next minute is another attempt.
    retriesMax: 0,
    settings: z.strictObject({
      everyAlert: z.boolean().default(false).describe('Looks at every alert, also where it is not its turn'),
    }),
    async run({ now, signal, settings, rows }) {
      await collector.settle()
      const send = () => sendDue(sender, now, signal)
      // One that fails, or takes long, does not keep back the others; what it came to is said when all are done.
      const outcomes = await Promise.allSettled([
        send().then((sent) => ({ found: 0, sent })),
        findHappenings({ catalog, warehouse }, now()).then(async (found) => ({ found, sent: await send() })),
        findSegmentEntries({ catalog, warehouse }, now()).then(async (found) => ({
          found,
          sent: await send(),
        })),
        checkAlerts({ catalog, warehouse, publicUrl }, { now: now(), signal, ...settings }).then(
          async (found) => ({ found, sent: await send() }),
        ),
      ])
      const done = outcomes.map((outcome) => {
        if (outcome.status === 'rejected') throw outcome.reason
        return outcome.value
      })
      const [, happened = 0, entered = 0, changed = 0] = done.map(({ found }) => found)
      const sent = done.reduce((sum, one) => sum + one.sent, 0)
      rows(sent)
      const found = happened + entered
      if (found === 0 && changed === 0 && sent === 0) return 'There was nothing to tell.'
      return `${found} things to tell webhooks; ${changed} alerts raised or ended; ${sent} messages taken.`
    },
  })
