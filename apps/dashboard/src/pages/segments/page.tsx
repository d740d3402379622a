import { Button } from '@mantine/core'
import type { SegmentAnswer } from '@sojourn/contract'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useMay } from '../../api/account.ts'
import type { SegmentDraft } from '../../api/segments.ts'
import { useSiteOf } from '../../api/sites.ts'
import { Screen } from '../../parts/screen.tsx'
import { RangePicker } from '../../parts/view-bar/range-picker.tsx'
import { useView } from '../../view/use-view.ts'
import { type Draft, draftOf, emptyDraft } from './rule-model.ts'
import { SegmentEditor } from './segment-editor.tsx'
import { SegmentList } from './segment-list.tsx'

interface Open {
  readonly segment: Omit<SegmentDraft, 'rule'>
  readonly draft: Draft
}

/** Saved choices of sessions and people, by which every page can be narrowed. */
export function Page() {
  const { view } = useView()
  const { site } = useSiteOf(view.site)
  const maySave = useMay('save')
  const [open, setOpen] = useState<Open>()
  const change = (segment: SegmentAnswer) => {
    const draft = segment.rule && draftOf(segment.rule)
    if (draft) setOpen({ segment, draft })
  }
  return (
    <Screen
      title="Segments"
      note="Saved choices of sessions or people. Every page can be narrowed to one, beside its filters."
      actions={
        <>
          <RangePicker />
          {maySave && (
            <Button
              size="sm"
              leftSection={<IconPlus size={15} />}
              onClick={() =>
                setOpen({ segment: { siteId: site?.siteId ?? null, name: '' }, draft: emptyDraft })
              }
            >
              New segment
            </Button>
          )}
        </>
      }
    >
      <SegmentList siteId={view.site} onChange={change} />
      {open && (
        <SegmentEditor key={open.segment.segmentId ?? 'new'} {...open} onClose={() => setOpen(undefined)} />
      )}
    </Screen>
  )
}
