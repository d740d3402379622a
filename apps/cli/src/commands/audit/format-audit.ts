import { formatCount } from '../../terminal/format-count.ts'

interface Findings<Example> {
  readonly count: number
  readonly examples: readonly Example[]
}

/** What the server answers at the end of an audit. */
export interface AuditReport {
  readonly sessions: number
  readonly events: number
  readonly isClean: boolean
  readonly isRepaired: boolean
  readonly mismatched: Findings<{ sessionId: string; fields: readonly string[] }>
  readonly doubledEvents: Findings<{ sessionId: string; eventId: string; copies: number }>
  readonly formerPages: Findings<{ sessionId: string; events: number }>
  readonly halfMovedVisits: Findings<{ sessionIds: readonly string[]; events: number }>
  readonly orphanEvents: Findings<{ sessionId: string; events: number }>
  readonly orphanSessions: Findings<{ sessionId: string }>
  readonly detachedParts: Findings<{ table: string; part: string; reason: string }>
}

const examplesShown = 10

/** The report for people: a paragraph for each kind of finding, with its first examples. */
export function formatAudit(report: AuditReport): string {
  const compared = `${formatCount(report.sessions)} sessions were compared with their ${formatCount(report.events)} events.`
  if (report.isClean) return `${compared} Nothing is wrong.`
  const paragraphs = [
    paragraph(
      report.mismatched,
      'sessions say something else than their events',
      ({ sessionId, fields }) => `${sessionId}: ${fields.join(', ')}`,
    ),
    paragraph(
      report.doubledEvents,
      'events are there more than once',
      ({ sessionId, eventId, copies }) => `${eventId} in ${sessionId}: ${copies} times`,
    ),
    paragraph(
      report.formerPages,
      'sessions have events with pages or stages of former rules',
      ({ sessionId, events }) => `${sessionId}: ${events} events`,
    ),
    paragraph(
      report.halfMovedVisits,
      'pairs of visits were merged halfway',
      ({ sessionIds, events }) => `${sessionIds.join(' and ')}: ${events} events in both`,
    ),
    paragraph(
      report.orphanEvents,
      'sessions have events and no row',
      ({ sessionId, events }) => `${sessionId}: ${events} events`,
    ),
    paragraph(report.orphanSessions, 'sessions have a row and no events', ({ sessionId }) => sessionId),
    paragraph(
      report.detachedParts,
      'damaged parts were put aside by the store; their rows are missing',
      ({ table, part, reason }) => `${part} of ${table}: ${reason}`,
    ),
  ]
  return [compared, ...paragraphs.flat(), verdict(report)].join('\n')
}

function paragraph<Example>(
  { count, examples }: Findings<Example>,
  text: string,
  describe: (example: Example) => string,
): string[] {
  if (count === 0) return []
  const shown = examples.slice(0, examplesShown)
  const more = count - shown.length
  return [
    `  ${formatCount(count)} ${text}:`,
    ...shown.map((example) => `    ${describe(example)}`),
    ...(more > 0 ? [`    and ${formatCount(more)} more`] : []),
  ]
}

function verdict({ isRepaired, detachedParts }: AuditReport): string {
  const damaged =
    detachedParts.count > 0
      ? ' Damaged parts come back only from a backup, or by importing their events again.'
      : ''
  return (
    (isRepaired
      ? 'What could be mended was; run the audit again to see.'
      : 'Run it with --repair to mend it.') + damaged
  )
}
