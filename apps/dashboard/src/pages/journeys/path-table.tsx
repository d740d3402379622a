import { Group, Text } from '@mantine/core'
import type { JourneysAnswer } from '@sojourn/contract'
import { formatCount, formatShare } from '../../format/format.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { FunnelLink } from '../../parts/funnel-link.tsx'
import { nameWords } from './journeys-model.ts'

type Path = JourneysAnswer['paths'][number]

const columns: Column<Path>[] = [
  {
    key: 'path',
    heading: 'Path',
    width: 300,
    cell: ({ path, entered, ended }) => (
      <Group gap="2px 6px">
        {!entered && (
          <Text span className="quiet" size="sm">
            … →
          </Text>
        )}
        {path.map((name, index) => (
          // A path may come through a page twice.
          <Text span size="sm" key={index} style={{ overflowWrap: 'anywhere' }}>
            {index > 0 && <span className="quiet">→ </span>}
            {nameWords(name)}
          </Text>
        ))}
        <Text span className="quiet" size="sm">
          {ended ? '→ left' : '→ …'}
        </Text>
      </Group>
    ),
  },
  { key: 'count', heading: 'Sessions', isFigure: true, cell: ({ count }) => formatCount(count) },
  { key: 'share', heading: 'Of all', isFigure: true, cell: ({ share }) => formatShare(share) },
  {
    key: 'funnel',
    heading: '',
    width: 110,
    cell: ({ funnel }) => <FunnelLink funnel={funnel}>As a funnel</FunnelLink>,
  },
]

/** The most travelled whole paths, each to be followed as a funnel with the same numbers. */
export function PathTable(props: {
  readonly paths: JourneysAnswer['paths']
  /** Whether a path leads to its funnel. @default true */
  readonly isLinked?: boolean
}) {
  const { paths, isLinked = true } = props
  return (
    <DataTable
      label="Paths"
      columns={isLinked ? columns : columns.slice(0, -1)}
      rows={paths}
      keyOf={({ path, entered, ended }) => JSON.stringify([path, entered, ended])}
    />
  )
}

/** The paths as a file. */
export const pathFile = ({ paths }: Pick<JourneysAnswer, 'paths'>) => ({
  headings: ['path', 'entered', 'ended', 'sessions', 'share'],
  rows: paths.map(({ path, entered, ended, count, share }) => [
    path.join(' > '),
    entered,
    ended,
    count,
    share,
  ]),
})
