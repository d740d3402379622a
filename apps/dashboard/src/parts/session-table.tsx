import type { SessionAnswer } from '@sojourn/contract'
import { type ComponentProps, useMemo } from 'react'
import { formatCount, formatCountry, formatDuration, formatMoment, formatMoney } from '../format/format.ts'
import { LongTable } from './long-table.tsx'
import { OutcomeBadge } from './outcome-badge.tsx'
import { Person } from './person.tsx'
import { originOf, standingOf } from './session-words.ts'
import type { Column } from './table-cells.tsx'

/** Sessions as rows, each leading to its steps. */
export function SessionTable(props: {
  readonly sessions: readonly SessionAnswer[]
  readonly timezone: string
  readonly onOpen: (session: SessionAnswer) => void
  /** Where all are one person's. @default false */
  readonly isOfOne?: boolean
  /** Where more of them come from as one scrolls; absent: these are all. */
  readonly query?: ComponentProps<typeof LongTable>['query']
}) {
  const { sessions, timezone, onOpen, isOfOne = false, query } = props
  const columns = useMemo(() => columnsOf(timezone, isOfOne), [timezone, isOfOne])
  const table = {
    label: 'Sessions',
    columns,
    rows: sessions,
    keyOf,
    onOpen,
  }
  return <LongTable {...table} query={query ?? theseAreAll} />
}

const theseAreAll = { hasNextPage: false, isFetchingNextPage: false, fetchNextPage: () => undefined }

const who: Column<SessionAnswer> = {
  key: 'who',
  heading: 'Who',
  width: 112,
  cell: (session) => <Person {...session} />,
}

function journeyOf({ entryPage, exitPage, pageCount }: SessionAnswer): string {
  if (!entryPage) return 'No page'
  if (pageCount < 2 || !exitPage || exitPage === entryPage) return entryPage
  return `${entryPage} → ${exitPage}`
}

const device: Column<SessionAnswer> = {
  key: 'device',
  heading: 'Device',
  width: 124,
  cell: ({ device, country }) => (
    <div className="cut quiet">
      {[device.browser, device.type, country ? formatCountry(country) : null].filter(Boolean).join(' · ') ||
        '–'}
    </div>
  ),
}

const keyOf = ({ siteId, sessionId }: SessionAnswer) => `${siteId} ${sessionId}`

const columnsOf = (timezone: string, isOfOne: boolean): Column<SessionAnswer>[] => [
  {
    key: 'started',
    heading: 'Started',
    width: 128,
    cell: (session) => (
      <div className="figures" style={{ whiteSpace: 'nowrap' }}>
        <span
          role="img"
          aria-label={standingOf(session)}
          title={standingOf(session)}
          style={{
            display: 'inline-block',
            width: 8,
            height: 8,
            marginRight: 7,
            borderRadius: 4,
            background: session.status === 'active' ? 'var(--rise)' : 'var(--line)',
          }}
        />
        {formatMoment(session.startedAt, timezone)}
      </div>
    ),
  },
  ...(isOfOne ? [] : [who]),
  {
    key: 'journey',
    heading: 'Entry → exit',
    width: 176,
    cell: (session) => (
      <div className="cut" title={session.journeyPath.slice(0, 30).join(' → ')}>
        {journeyOf(session)}
      </div>
    ),
  },
  {
    key: 'steps',
    heading: 'Steps',
    width: 62,
    isFigure: true,
    cell: ({ stepsTaken }) => formatCount(stepsTaken),
  },
  {
    key: 'duration',
    heading: 'Duration',
    isFigure: true,
    cell: ({ duration }) => formatDuration(duration),
  },
  {
    key: 'outcome',
    heading: 'Outcome',
    width: 106,
    cell: ({ outcome, converted }) => <OutcomeBadge outcome={outcome} isConverted={converted} />,
  },
  {
    key: 'revenue',
    heading: 'Revenue',
    isFigure: true,
    cell: ({ revenue, currency }) =>
      revenue ? formatMoney(revenue, currency) : <span className="quiet">–</span>,
  },
  {
    key: 'origin',
    heading: 'Came from',
    width: 120,
    cell: (session) => (
      <div className="cut" title={session.referrer ?? undefined}>
        {originOf(session)}
      </div>
    ),
  },
  ...(isOfOne ? [] : [device]),
]
