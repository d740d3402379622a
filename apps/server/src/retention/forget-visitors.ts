import { hash64 } from '@sojourn/sessions'
import { command } from '@sojourn/warehouse'
import type { RetentionContext } from './apply-retention.ts'
import { dueVisitors } from './questions.ts'
import deleteVisitors from './sql/delete-visitors.sql?raw'

/** Visitors in one statement. */
const visitorsAtOnce = 5_000

/** Forgets who visitors are that were identified before a border and of whom no session is left. Answers how many. */
export async function forgetVisitors(
  { warehouse, collector, signal }: Pick<RetentionContext, 'warehouse' | 'collector' | 'signal'>,
  site: string,
  before: number,
): Promise<number> {
  for (let forgotten = 0; ; ) {
    signal.throwIfAborted()
    const { visitors } = await collector.apart(async () => {
      const due = await dueVisitors(warehouse, { site, before, most: visitorsAtOnce })
      if (due.length > 0)
        await command(warehouse, [site], {
          query: deleteVisitors,
          query_params: { site, visitors: due.map(({ visitorId }) => hash64(visitorId)) },
          clickhouse_settings: { log_comment: 'retention-visitors', mutations_sync: '1' },
        })
      const visitors = due.map(({ visitorId }) => ({ siteId: site, visitorId }))
      return { sessions: [], visitors, user: '' }
    })
    forgotten += visitors.length
    if (visitors.length < visitorsAtOnce) return forgotten
  }
}
