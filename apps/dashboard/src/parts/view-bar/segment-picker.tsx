import { Select } from '@mantine/core'
import { useSegments } from '../../api/segments.ts'
import { useView } from '../../view/use-view.ts'

/** Narrows the page to a saved segment; not there while there is none. */
export function SegmentPicker() {
  const { view, setView } = useView()
  const { data: segments = [] } = useSegments(view.site)
  if (segments.length === 0 && !view.segment) return null
  return (
    <Select
      aria-label="Segment"
      placeholder="Everyone"
      size="sm"
      w={150}
      clearable
      searchable={segments.length > 7}
      data={segments.map(({ segmentId, name }) => ({ value: segmentId, label: name }))}
      value={view.segment ?? null}
      onChange={(segment) =>
        setView(({ segment: _before, ...others }) => (segment ? { ...others, segment } : others))
      }
    />
  )
}
