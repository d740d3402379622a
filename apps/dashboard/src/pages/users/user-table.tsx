import { Text, UnstyledButton } from '@mantine/core'
import type { UserAnswer } from '@sojourn/contract'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { ComponentProps } from 'react'
import {
  formatAgo,
  formatCount,
  formatCountry,
  formatDay,
  formatName,
  formatTime,
} from '../../format/format.ts'
import { LongTable } from '../../parts/long-table.tsx'
import type { Column } from '../../parts/table-cells.tsx'
import { nameOf, revenueWords, type Sort, type UserSort } from './users-model.ts'

/** Users as rows, each leading to their profile; headings put them in order. */
export function UserTable(props: {
  readonly users: readonly UserAnswer[]
  readonly sort: Sort
  readonly timezone: string
  /** Where the next users come from. */
  readonly query: ComponentProps<typeof LongTable>['query']
  readonly onSort: (sort: UserSort) => void
  readonly onOpen: (user: UserAnswer) => void
}) {
  const { users, sort, timezone, query, onSort, onOpen } = props
  const now = Date.now()
  const sorted = (name: UserSort, words: string) => ({
    key: name,
    heading: <SortHeading name={name} words={words} sort={sort} onSort={onSort} />,
    ...(sort.sort === name ? { sorted: sort.order } : {}),
  })
  const columns: Column<UserAnswer>[] = [
    { key: 'user', heading: 'User', width: 200, cell: (user) => <Who user={user} /> },
    {
      ...sorted('lastSeen', 'Last seen'),
      width: 120,
      cell: ({ lastSeenAt }) => (
        <Text size="sm" span title={formatTime(lastSeenAt, timezone)} style={{ whiteSpace: 'nowrap' }}>
          {formatAgo(lastSeenAt, now)}
        </Text>
      ),
    },
    {
      ...sorted('firstSeen', 'First seen'),
      width: 110,
      cell: ({ firstSeenAt }) => (
        <Text size="sm" span title={formatTime(firstSeenAt, timezone)} style={{ whiteSpace: 'nowrap' }}>
          {formatDay(firstSeenAt, timezone)}
        </Text>
      ),
    },
    { ...sorted('sessions', 'Sessions'), isFigure: true, cell: ({ sessions }) => formatCount(sessions) },
    { ...sorted('events', 'Events'), isFigure: true, cell: ({ events }) => formatCount(events) },
    { ...sorted('revenue', 'Revenue'), isFigure: true, cell: ({ revenue }) => revenueWords(revenue) },
    {
      key: 'channel',
      heading: 'Came from',
      width: 110,
      cell: ({ channels }) => (
        <Text size="sm" className="cut" title={channels.map(formatName).join(', ')}>
          {channels[0] ? formatName(channels[0]) : '–'}
        </Text>
      ),
    },
    {
      key: 'device',
      heading: 'Device',
      width: 160,
      cell: ({ devices, countries }) => (
        <Text size="sm" className="cut quiet">
          {[devices[0] && formatName(devices[0]), countries[0] && formatCountry(countries[0])]
            .filter(Boolean)
            .join(' · ') || '–'}
        </Text>
      ),
    },
  ]
  return (
    <LongTable
      label="Users"
      columns={columns}
      rows={users}
      keyOf={({ userId }) => userId}
      onOpen={onOpen}
      query={query}
    />
  )
}

function Who({ user }: { readonly user: UserAnswer }) {
  const name = nameOf(user)
  return (
    <Text size="sm" fw={500} className="cut" title={user.userId}>
      {name ?? user.userId}
      {name && (
        <Text span size="xs" className="quiet" ml={8}>
          {user.userId}
        </Text>
      )}
    </Text>
  )
}

function SortHeading(props: {
  readonly name: UserSort
  readonly words: string
  readonly sort: Sort
  readonly onSort: (sort: UserSort) => void
}) {
  const { name, words, sort, onSort } = props
  const isChosen = sort.sort === name
  const Arrow = sort.order === 'asc' ? IconArrowUp : IconArrowDown
  return (
    <UnstyledButton
      fz="xs"
      fw={isChosen ? 650 : 500}
      onClick={() => onSort(name)}
      style={{ whiteSpace: 'nowrap' }}
    >
      {words} {isChosen && <Arrow size={12} aria-hidden style={{ verticalAlign: '-1px' }} />}
    </UnstyledButton>
  )
}
