import type { Catalog } from '@sojourn/catalog'
import type { Warehouse } from '@sojourn/warehouse'
import { z } from 'zod'
import { findHappenings } from '../../deliveries/find-happenings.ts'
import { type SenderDeps, sendDue } from '../../deliveries/send-due.ts'
import { defineJob } from '../define-job.ts'

interface Deps {
  readonly catalog: Catalog
  readonly warehouse: Warehouse
  readonly collector: { settle(): Promise<void> }
  readonly sender: SenderDeps
}

/** Finds what webhooks and alerts are to tell, and tells it. */
export const watch = ({ catalog, warehouse, collector, sender }: Deps) =>
  defineJob({
    name: 'watch',
    title: 'Webhooks and alerts',
    description: 'Looks every minute at what webhooks and alerts are to tell, and sends the messages.',
    isStanding: true,
    schedule: '* * * * *',
    timeLimitMs: 5 * 60_000,
    // The next minute is another attempt.
    retriesMax: 0,
    settings: z.strictObject({}),
    async run({ now, signal, rows }) {
      await collector.settle()
      const found = await findHappenings({ catalog, warehouse }, now())
      const sent = await sendDue(sender, now, signal)
      rows(sent)
      return found + sent === 0
        ? 'There was nothing to tell.'
        : `Found ${found} things to tell; ${sent} messages were taken.`
    },
  })
