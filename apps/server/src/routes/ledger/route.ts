import { formatInstant } from '@sojourn/contract'
import { z } from 'zod'
import type { LedgerOutcome } from '../../collect/types.ts'
import { rangeParameters, resolveRange } from '../../http/range.ts'
import type { Reads } from '../../reads.ts'
import { room } from '../../rooms/room.ts'
import { type SiteDirectory, timezoneOf } from '../timezone-of.ts'

const outcomes = [
  'accepted',
  'duplicate',
  'late',
  'rejected',
  'bot',
  'ignored',
  'lost',
  'quota',
] as const satisfies LedgerOutcome[]
const count = z.number().int()

const answer = z.object({
  rows: z.array(
    z.object({
      siteId: z.string(),
      hour: z.iso.datetime().describe('The hour of receipt'),
      outcome: z.enum(outcomes),
      reason: z.string(),
      events: count,
    }),
  ),
  totals: z.object({
    accepted: count,
    duplicate: count,
    late: count,
    rejected: count,
    bot: count,
    ignored: count,
    lost: count,
    quota: count,
  }),
})

interface Deps {
  catalog: SiteDirectory
  reads: Reads
  now: () => number
}

export const readLedger = ({ catalog, reads, now }: Deps) =>
  room({
    guard: 'read',
    method: 'get',
    path: '/api/v1/ledger',
    tag: 'Ledger',
    summary: 'What became of the events that were sent',
    description:
      'By site, hour of receipt, outcome and reason; the standard range is 7d. `late` events came more than an hour after ' +
      'they happened and are counted among the accepted ones too; `lost` ones were dropped unsent, as their sender says; ' +
      '`quota` are those over the quota of the site, each time that they were sent.',
    query: z.object(rangeParameters),
    answers: { 200: { description: 'The counts', schema: answer } },
    handle: async ({ c, siteIds, query }) => {
      const timezone = query.timezone ?? timezoneOf(catalog, siteIds)
      const rows = await reads.ledger(siteIds, resolveRange(query, '7d', timezone, now()))
      const totals: Record<LedgerOutcome, number> = {
        accepted: 0,
        duplicate: 0,
        late: 0,
        rejected: 0,
        bot: 0,
        ignored: 0,
        lost: 0,
        quota: 0,
      }
      for (const { outcome, events } of rows) totals[outcome] += events
      return c.json({ rows: rows.map((row) => ({ ...row, hour: formatInstant(row.hour) })), totals })
    },
  })
