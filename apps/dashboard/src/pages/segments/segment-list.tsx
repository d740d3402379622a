import { Button, Text } from '@mantine/core'
import type { SegmentAnswer } from '@sojourn/contract'
import { useMay } from '../../api/account.ts'
import { useRemoveSegment, useSegments } from '../../api/segments.ts'
import { formatCount } from '../../format/format.ts'
import { ConfirmButton } from '../../parts/confirm-button.tsx'
import type { Column } from '../../parts/data-table.tsx'
import { actionColumn, dayColumn, nameColumn } from '../../parts/lists/columns.tsx'
import { ListPanel } from '../../parts/lists/list-panel.tsx'
import { useSiteColumn } from '../../parts/lists/use-site-column.ts'
import { useView } from '../../view/use-view.ts'
import { ViewLink } from '../../view/view-link.tsx'
import { draftOf } from './rule-model.ts'
import { type SegmentCount, useCounts } from './use-counts.ts'

const figureColumn = (
  heading: string,
  countOf: (segment: SegmentAnswer) => SegmentCount | undefined,
  name: 'sessions' | 'visitors',
): Column<SegmentAnswer> => ({
  key: name,
  heading,
  isFigure: true,
  width: 96,
  cell: (segment) => {
    const { isPending = true, total } = countOf(segment) ?? {}
    if (isPending) return <span className="shape" style={{ width: 44, height: 10 }} />
    return total ? formatCount(total[name] ?? 0) : <span title="It could not be counted">–</span>
  },
})

/** Saved segments: to look through, to change, to remove. */
export function SegmentList(props: {
  readonly siteId: string | undefined
  readonly onChange: (segment: SegmentAnswer) => void
}) {
  const { siteId, onChange } = props
  const query = useSegments(siteId)
  const site = useSiteColumn<SegmentAnswer>()
  const remove = useRemoveSegment()
  const maySave = useMay('save')
  const { view } = useView()
  const segments = query.data ?? []
  const counts = useCounts(view, segments)
  const countOf = (segmentId: string) => counts[segments.findIndex((one) => one.segmentId === segmentId)]
  const columns: Column<SegmentAnswer>[] = [
    nameColumn(
      'Segment',
      ({ name, segmentId }) => (
        <ViewLink to="/" change={(view) => ({ ...view, segment: segmentId })} inherit>
          {name}
        </ViewLink>
      ),
      { width: 190 },
    ),
    figureColumn('Sessions', ({ segmentId }) => countOf(segmentId), 'sessions'),
    figureColumn('Visitors', ({ segmentId }) => countOf(segmentId), 'visitors'),
    {
      key: 'of',
      heading: 'Of',
      width: 90,
      cell: ({ rule }) => (rule === null ? '–' : rule.of === 'users' ? 'People' : 'Sessions'),
    },
    site,
    dayColumn('Changed', ({ updatedAt }) => updatedAt),
  ]
  const actions = actionColumn<SegmentAnswer>(170, (segment) => (
    <>
      {segment.rule !== null && draftOf(segment.rule) !== null ? (
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
        of={segment.segmentId}
      >
        Links that name it will say that it is gone. No session is touched.
      </ConfirmButton>
    </>
  ))
  return (
    <ListPanel
      title="Segments"
      note="Counted over the range above"
      query={query}
      height={240}
      empty="There is none yet. With “New segment” you make one: of people who bought twice, say, or of sessions that left a cart."
      columns={maySave ? [...columns, actions] : columns}
      keyOf={({ segmentId }) => segmentId}
    />
  )
}
