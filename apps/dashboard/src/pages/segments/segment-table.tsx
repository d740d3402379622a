import { Button, Group, Text } from '@mantine/core'
import type { SegmentAnswer } from '@sojourn/contract'
import { useMay } from '../../api/account.ts'
import { useRemoveSegment } from '../../api/segments.ts'
import { useSites } from '../../api/sites.ts'
import { formatDay } from '../../format/format.ts'
import { ConfirmButton } from '../../parts/confirm-button.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { ViewLink } from '../../view/view-link.tsx'
import { draftOf } from './rule-model.ts'

/** Saved segments: to look through, to change, to remove. */
export function SegmentTable(props: {
  readonly segments: readonly SegmentAnswer[]
  readonly onChange: (segment: SegmentAnswer) => void
}) {
  const { segments, onChange } = props
  const sites = useSites()
  const maySave = useMay('save')
  const columns: Column<SegmentAnswer>[] = [
    {
      key: 'name',
      heading: 'Segment',
      width: 200,
      cell: ({ name, segmentId }) => (
        <ViewLink to="/" change={(view) => ({ ...view, segment: segmentId })} size="sm" fw={500}>
          {name}
        </ViewLink>
      ),
    },
    {
      key: 'of',
      heading: 'Of',
      width: 90,
      cell: ({ rule }) => (rule === null ? '–' : rule.of === 'users' ? 'People' : 'Sessions'),
    },
    {
      key: 'site',
      heading: 'Site',
      width: 120,
      cell: ({ siteId }) =>
        siteId === null ? 'All sites' : (sites.find((site) => site.siteId === siteId)?.name ?? siteId),
    },
    { key: 'changed', heading: 'Changed', width: 100, cell: ({ updatedAt }) => formatDay(updatedAt, 'UTC') },
    ...(maySave
      ? [
          {
            key: 'do',
            heading: '',
            width: 170,
            cell: (segment: SegmentAnswer) => <Actions segment={segment} onChange={onChange} />,
          },
        ]
      : []),
  ]
  return <DataTable label="Segments" columns={columns} rows={segments} keyOf={({ segmentId }) => segmentId} />
}

function Actions(props: {
  readonly segment: SegmentAnswer
  readonly onChange: (segment: SegmentAnswer) => void
}) {
  const { segment, onChange } = props
  const remove = useRemoveSegment()
  const canBeEdited = segment.rule !== null && draftOf(segment.rule) !== null
  return (
    <Group gap={2} justify="flex-end" wrap="nowrap">
      {canBeEdited ? (
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onChange(segment)}>
          Change
        </Button>
      ) : (
        <Text size="xs" className="quiet" title="Its rule says more than there are fields for">
          By the API
        </Text>
      )}
      <ConfirmButton
        label="Remove"
        question={`Remove ${segment.name}?`}
        mutation={remove}
        onConfirm={() => remove.mutateAsync(segment.segmentId)}
      >
        Links that name it will say that it is gone. No session is touched.
      </ConfirmButton>
    </Group>
  )
}
