import type { LedgerRow, Outcome } from '../../../api/ledger.ts'
import { formatCount, formatDay, formatShort } from '../../../format/format.ts'
import type { SeriesModel } from '../../../parts/chart/series-model.ts'

/** What each outcome means. */
export const outcomeWords: Readonly<Record<Outcome, { readonly label: string; readonly meaning: string }>> = {
  accepted: { label: 'Accepted', meaning: 'Stored, and counted once' },
  duplicate: { label: 'Repeated', meaning: 'An event with this id was there already; nothing was stored' },
  late: {
    label: 'Late',
    meaning: 'Came more than an hour after it happened; counted among the accepted, too',
  },
  rejected: { label: 'Refused', meaning: 'Not valid, or not allowed; the sender was told why' },
  bot: { label: 'Bots', meaning: 'Sent by a robot, and kept out by the site’s settings' },
  ignored: { label: 'Left out', meaning: 'Taken, but nothing to store, such as a heartbeat' },
  lost: { label: 'Lost', meaning: 'Dropped unsent by a full queue, as the sender says' },
  quota: {
    label: 'Over quota',
    meaning: 'More than the site may send in a month; counted each time that they come',
  },
}

/** Why events had an outcome, the most frequent first. */
export interface ReasonRow {
  readonly outcome: Outcome
  readonly reason: string
  readonly events: number
}

/** The rows by outcome and reason, over all hours and sites. */
export function reasonsOf(rows: readonly LedgerRow[]): ReasonRow[] {
  const found = new Map<string, ReasonRow>()
  for (const { outcome, reason, events } of rows) {
    const key = `${outcome} ${reason}`
    found.set(key, { outcome, reason, events: (found.get(key)?.events ?? 0) + events })
  }
  return [...found.values()].sort((one, other) => other.events - one.events)
}

const drawn = ['accepted', 'duplicate', 'rejected', 'bot'] as const satisfies Outcome[]

/** Events a day by what became of them, in the time zone. */
export function seriesOf(rows: readonly LedgerRow[], timezone: string, now: number): SeriesModel {
  const days = new Map<string, Map<Outcome, number>>()
  for (const { hour, outcome, events } of [...rows].sort((one, other) =>
    one.hour.localeCompare(other.hour),
  )) {
    const day = formatDay(hour, timezone, now)
    const counts = days.get(day) ?? new Map<Outcome, number>()
    days.set(day, counts.set(outcome, (counts.get(outcome) ?? 0) + events))
  }
  return {
    times: [...days.keys()],
    isRunning: [...days.keys()].at(-1) === formatDay(new Date(now).toISOString(), timezone, now),
    lines: drawn.map((outcome) => ({
      name: outcomeWords[outcome].label,
      values: [...days.values()].map((counts) => counts.get(outcome) ?? 0),
    })),
    format: formatCount,
    formatAxis: formatShort,
  }
}
