import type { Warehouse } from '@sojourn/warehouse'
import type { LiveCollector } from '../collect/live-collector.ts'
import type { Keeping } from './borders.ts'
import { previewRetention, type RetentionPreview } from './preview-retention.ts'

/** Tells what runs out; a job removes it. */
export interface Retention {
  /** What would go of a site now, were so much kept. */
  preview(siteId: string, keeping: Keeping): Promise<RetentionPreview>
}

export const createRetention = ({
  warehouse,
  collector,
  now,
}: {
  readonly warehouse: Warehouse
  readonly collector: Pick<LiveCollector, 'settle'>
  readonly now: () => number
}): Retention => ({
  async preview(siteId, keeping) {
    await collector.settle()
    return previewRetention(warehouse, siteId, keeping, now())
  },
})
