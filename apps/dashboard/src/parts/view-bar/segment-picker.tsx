import { Select } from '@mantine/core'
import { useSegments } from '../../api/segments.ts'
import { useView } from '../../view/use-view.ts'
import { ViewLink } from '../../view/view-link.tsx'

/** Narrows the page to a saved segment; where there is none, it leads to where one is made. */
export function SegmentPicker() {
  const { view, setView } = useView()
  const { data: segments = [], isSuccess } = useSegments(view.site)
  return (
    <Select
      aria-label="Segment"
      placeholder="Everyone"
      size="sm"
      w={150}
      clearable
      searchable={segments.length > 7}
      nothingFoundMessage={
        isSuccess &&
        segments.length === 0 && (
          <ViewLink to="/segments" size="sm">
            Make a segment
          </ViewLink>
        )
      }
      data={segments.map(({ segmentId, name }) => ({ value: segmentId, label: name }))}
      value={view.segment ?? null}
      onChange={(segment) =>
        setView(({ segment: _before, ...others }) => (segment ? { ...others, segment } : others))
      }
    />
  )
}
