import { Badge, Text } from '@mantine/core'
import { formatCount, formatName, formatTime } from '../../../format/format.ts'
import { CopyText } from '../../../parts/copy-text.tsx'
import type { Column } from '../../../parts/data-table.tsx'
import { ListPanel } from '../../../parts/lists/list-panel.tsx'
import { type Erasure, useErasures } from './use-erasures.ts'

const statusWords = {
  requested: 'On its way',
  deleted: 'Removed; old files to follow',
  finished: 'Finished',
} as const

const sumWords = (rows: Readonly<Record<string, number>> | null): string =>
  rows === null
    ? 'not checked yet'
    : Object.entries(rows)
        .map(([kind, count]) => `${formatCount(count)} ${formatName(kind).toLowerCase()}`)
        .join(', ') || 'none'

/** Erasures and their receipts. */
export function ErasureList(props: { readonly siteId: string | undefined; readonly timezone: string }) {
  const { siteId, timezone } = props
  const query = useErasures(siteId)
  const columns: Column<Erasure>[] = [
    {
      key: 'at',
      heading: 'Asked for',
      width: 150,
      cell: ({ requestedAt }) => formatTime(requestedAt, timezone),
    },
    {
      key: 'status',
      heading: 'Stands',
      width: 190,
      cell: ({ status }) => (
        <Badge
          variant="light"
          color={status === 'finished' ? 'sojourn' : 'gray'}
          size="sm"
          radius="sm"
          tt="none"
        >
          {statusWords[status]}
        </Badge>
      ),
    },
    {
      key: 'removed',
      heading: 'Removed',
      width: 190,
      cell: ({ removed }) => <Text size="sm">{sumWords(removed)}</Text>,
    },
    {
      key: 'remaining',
      heading: 'Still there',
      width: 150,
      cell: ({ remaining }) => <Text size="sm">{sumWords(remaining)}</Text>,
    },
    {
      key: 'hash',
      heading: 'SHA-256 of the id',
      width: 200,
      cell: ({ userHash }) => <CopyText text={userHash} />,
    },
  ]
  return (
    <ListPanel
      title="Erasures"
      note="The last hundred. A receipt does not tell whom it was about; who has the id can check it by its hash."
      query={query}
      height={140}
      empty="Nobody was erased yet."
      columns={columns}
      keyOf={({ erasureId }) => erasureId}
    />
  )
}
