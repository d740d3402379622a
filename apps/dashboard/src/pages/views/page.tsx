import { Modal } from '@mantine/core'
import type { SavedViewAnswer } from '@sojourn/contract'
import { useState } from 'react'
import { useSavedViews } from '../../api/views.ts'
import { Answer } from '../../parts/answer.tsx'
import { Panel } from '../../parts/panel.tsx'
import { ViewForm } from '../../parts/saved-views/view-form.tsx'
import { Screen } from '../../parts/screen.tsx'
import { ViewTable } from './view-table.tsx'

/** Names for pages with what was chosen on them; funnels are kept this way too. */
export function Page() {
  const query = useSavedViews()
  const [changed, setChanged] = useState<SavedViewAnswer>()
  return (
    <Screen
      title="Saved views"
      note="Pages as they were left, under a name: site, range, filters, segment, and a funnel with all its steps."
    >
      <Panel title="Saved views" isFlush>
        <Answer
          query={query}
          height={240}
          isEmpty={(views) => views.length === 0}
          empty="There is none yet. The bookmark beside the range of a page keeps it as it stands."
        >
          {(views) => <ViewTable views={views} onChange={setChanged} />}
        </Answer>
      </Panel>
      {changed && (
        <Modal opened onClose={() => setChanged(undefined)} title="Change the view" centered>
          <ViewForm draft={changed} onSaved={() => setChanged(undefined)} />
        </Modal>
      )}
    </Screen>
  )
}
