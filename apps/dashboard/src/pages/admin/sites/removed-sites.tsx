import { useMay } from '../../../api/account.ts'
import { type SiteRemoval, useSiteRemovals } from '../../../api/site-removals.ts'
import { formatCount, formatName } from '../../../format/format.ts'
import { dayColumn, nameColumn } from '../../../parts/lists/columns.tsx'
import { ListPanel } from '../../../parts/lists/list-panel.tsx'
import type { Column } from '../../../parts/table-cells.tsx'

const columns: Column<SiteRemoval>[] = [
  nameColumn('Site', ({ siteName }) => siteName),
  dayColumn('Asked for', ({ requestedAt }) => requestedAt),
  {
    key: 'stands',
    heading: 'Stands',
    width: 140,
    cell: ({ finishedAt }) => (finishedAt === null ? 'Being removed' : 'Gone'),
  },
  {
    key: 'removed',
    heading: 'Rows removed',
    width: 260,
    cell: ({ removed }) =>
      Object.entries(removed)
        .filter(([, rows]) => rows > 0)
        .map(([kind, rows]) => `${formatCount(rows)} ${formatName(kind).toLowerCase()}`)
        .join(', ') || 'none yet',
  },
]

/** Sites that were removed, for owners; nothing where there is none. */
export function RemovedSites() {
  const query = useSiteRemovals(useMay('organization'))
  if (!query.data?.length) return null
  return (
    <ListPanel
      title="Removed sites"
      note="What was collected for them is removed from the disk; it is looked again after a minute and a half"
      query={query}
      height={100}
      empty=""
      columns={columns}
      keyOf={({ removalId }) => removalId}
    />
  )
}
