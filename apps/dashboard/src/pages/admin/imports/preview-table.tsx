import { Box, Stack, Text } from '@mantine/core'
import type { ImportPreviewAnswer } from '@sojourn/contract'
import { formatCount, formatDay } from '../../../format/format.ts'
import type { Column } from '../../../parts/data-table.tsx'
import { DataTable } from '../../../parts/data-table.tsx'
import { wordsOfPreview, worstReasons } from './import-model.ts'

type Line = ImportPreviewAnswer['shown'][number]

const member = (key: string, heading: string, width: number): Column<Line> => ({
  key,
  heading,
  width,
  cell: ({ event }) => {
    const value = event?.[key]
    return <span style={{ whiteSpace: 'nowrap' }}>{value === undefined ? '–' : String(value)}</span>
  },
})

const columns: Column<Line>[] = [
  { key: 'line', heading: 'Line', isFigure: true, width: 60, cell: ({ line }) => line },
  member('timestamp', 'Time', 190),
  member('type', 'Type', 120),
  {
    key: 'who',
    heading: 'Who',
    width: 150,
    cell: ({ event }) => String(event?.userId ?? event?.visitorId ?? event?.sessionId ?? '–'),
  },
  {
    key: 'where',
    heading: 'Page',
    width: 180,
    cell: ({ event }) => String(event?.path ?? event?.url ?? '–'),
  },
  {
    key: 'more',
    heading: 'And',
    width: 260,
    cell: ({ event, rejected }) =>
      rejected ? (
        <Text size="xs" fw={600}>
          Rejected: {rejected}
        </Text>
      ) : (
        <Text size="xs" className="quiet">
          {othersOf(event ?? {})}
        </Text>
      ),
  },
]

type Note = NonNullable<ImportPreviewAnswer['annotations']>[number]

const noteColumns: Column<Note>[] = [
  { key: 'day', heading: 'Day', width: 110, cell: ({ day }) => formatDay(day, 'UTC') },
  { key: 'text', heading: 'What is written beside the figures', width: 380, cell: ({ text }) => text },
]

const shownApart = new Set(['timestamp', 'type', 'path', 'userId'])

function othersOf(event: Readonly<Record<string, unknown>>): string {
  const others = Object.entries(event).filter(([name]) => !shownApart.has(name))
  return others
    .map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(', ')
    .slice(0, 300)
}

/** The first lines of a file as the events that they would be, and what becomes of the others. */
export function PreviewTable({ preview }: { readonly preview: ImportPreviewAnswer }) {
  return (
    <Stack gap="xs">
      <Box px="md">
        <Text size="sm" fw={500} role="status">
          {wordsOfPreview(preview)}
        </Text>
        {worstReasons(preview.reasons).map(([reason, count]) => (
          <Text key={reason} size="sm" className="quiet">
            {formatCount(count)}: {reason}
          </Text>
        ))}
      </Box>
      {preview.annotations ? (
        <DataTable
          label="Preview"
          columns={noteColumns}
          rows={preview.annotations}
          keyOf={({ day }) => day}
        />
      ) : (
        <DataTable
          label="Preview"
          columns={columns}
          rows={preview.shown}
          keyOf={({ line }) => String(line)}
        />
      )}
    </Stack>
  )
}
