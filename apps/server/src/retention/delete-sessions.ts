import { command } from '@sojourn/warehouse'
import type { TakenOut } from '../collect/let-go.ts'
import mergeChanges from '../erasure/sql/merge-changes.sql?raw'
import mergeEvents from '../erasure/sql/merge-events.sql?raw'
import type { RetentionContext, WeekToGo } from './apply-retention.ts'
import { dueKeys, dueSessions, type Stretch } from './questions.ts'
import deleteChanges from './sql/delete-changes.sql?raw'
import deleteEvents from './sql/delete-events.sql?raw'
import deleteSessions from './sql/delete-sessions.sql?raw'
import dropEvents from './sql/drop-events.sql?raw'
import dropChanges from './sql/drop-session-changes.sql?raw'
import dropSessions from './sql/drop-sessions.sql?raw'

interface Gone extends TakenOut {
  readonly counts: { readonly sessions: number; readonly events: number }
}

type Context = Pick<RetentionContext, 'warehouse' | 'collector'>
const weekSeconds = 7 * 86_400

/**
 * Removes what has run out of a stretch of a site that lies within a week. Rows of sessions go last: after a crash they
 * still lead to the rest. A week that is over for the site is then written again without what was deleted.
 */
export async function deleteStretch(
  { warehouse, collector }: Context,
  stretch: Stretch,
): Promise<Gone['counts']> {
  const week = partitionOf(stretch.from)
  const { counts } = await collector.apart(async () => {
    const gone = await goneOf({ warehouse, collector }, [stretch])
    for (const [name, query] of [
      ['retention-events', deleteEvents],
      ['retention-changes', deleteChanges],
      ['retention-sessions', deleteSessions],
    ] as const)
      await command(warehouse, [stretch.site], {
        query,
        query_params: { ...stretch, week },
        clickhouse_settings: {
          log_comment: name,
          mutations_sync: '1',
          // What it asks of the table itself can only be changed by the collector, which stands still.
          allow_nondeterministic_mutations: 1,
        },
      })
    return gone
  })
  if (stretch.to - stretch.from === weekSeconds)
    for (const query of [mergeEvents, mergeChanges])
      await command(warehouse, [], {
        query,
        query_params: { week },
        clickhouse_settings: { log_comment: 'retention-merge' },
      })
  return counts
}

/** Removes a week of which everything has run out for everybody; where that is no longer so, what has, site by site. */
export async function dropWeek(context: Context, { startsAt, sites }: WeekToGo): Promise<Gone['counts']> {
  const { warehouse, collector } = context
  const { counts } = await collector.apart(async () => {
    const gone = await goneOf(context, sites)
    if (gone.kept > 0) throw new Error(`the week of ${partitionOf(startsAt)} is in use again`)
    for (const query of [dropEvents, dropChanges, dropSessions])
      await command(
        warehouse,
        sites.map(({ site }) => site),
        {
          query,
          query_params: { week: partitionOf(startsAt) },
          clickhouse_settings: { log_comment: 'retention-week' },
        },
      )
    return gone
  })
  return counts
}

/** What goes of some stretches, and who of it is in memory. */
async function goneOf({ warehouse, collector }: Context, stretches: readonly Stretch[]) {
  const counts = { sessions: 0, events: 0 }
  const sessions: TakenOut['sessions'][number][] = []
  let kept = 0
  for (const stretch of stretches) {
    for (const week of await dueSessions(warehouse, stretch)) {
      counts.sessions += week.sessions
      counts.events += week.events
      kept += week.kept
    }
    for await (const key of dueKeys.stream(warehouse, stretch))
      if (collector.standing(stretch.site, key.sessionId)) sessions.push({ siteId: stretch.site, ...key })
  }
  return { counts, sessions, kept, visitors: [], user: '' }
}

/** The name of the partition of a week that begins in or before this second of it. */
function partitionOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10).replaceAll('-', '')
}
