import type { RetentionPreviewAnswer } from '@sojourn/contract'
import { formatCount } from '../../terminal/format-count.ts'

type Due = RetentionPreviewAnswer['sessions']

/** What goes of a site, a line for each kind of data. */
export const formatPreview = ({ siteId, name, ...kinds }: RetentionPreviewAnswer): string =>
  [
    `${siteId}  ${name}`,
    `  sessions  ${formatDue(kinds.sessions)}`,
    `  profiles  ${formatDue(kinds.profiles)}`,
    `  ledger    ${formatDue(kinds.ledger)}`,
  ].join('\n')

function formatDue({ days, before, rows, oldestAt }: Due): string {
  if (days === null) return 'kept for ever'
  const kept = `kept for ${formatCount(days)} days`
  if (oldestAt === null) return `${kept}; nothing has run out`
  const what = Object.entries(rows).map(([kind, count]) => `${formatCount(count)} ${kind}`)
  return `${kept}; ${what.join(' with ')} from before ${before?.slice(0, 10)} go, the oldest of ${oldestAt.slice(0, 10)}`
}
