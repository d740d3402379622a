import type { RetentionPreviewAnswer } from '@sojourn/contract'
import { formatCount, formatDay } from '../../../format/format.ts'

/** What would go of a site, in a sentence. */
export function dueWords({ sessions, profiles, ledger }: RetentionPreviewAnswer): string {
  const due = [sessions, profiles, ledger].filter(({ oldestAt }) => oldestAt !== null)
  if (due.length === 0) return 'Nothing would go.'
  const what = due.flatMap(({ rows }) =>
    Object.entries(rows).map(([name, count]) =>
      name === 'rows' ? `${formatCount(count)} rows of the ledger` : `${formatCount(count)} ${name}`,
    ),
  )
  const times = due.map(({ oldestAt }) => oldestAt ?? '').sort()
  return `${what.join(', ')} would go; the oldest is of ${formatDay(times[0] ?? '', 'UTC')}.`
}
