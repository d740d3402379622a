import { Modal } from '@mantine/core'
import type { SavedViewAnswer } from '@sojourn/contract'
import { useState } from 'react'
import { ViewForm } from '../../parts/saved-views/view-form.tsx'
import { Screen } from '../../parts/screen.tsx'
import { ViewList } from './view-list.tsx'

/** Names for pages with what was chosen on them; funnels are kept this way too. */
export function Page() {
  const [changed, setChanged] = useState<SavedViewAnswer>()
  return (
    <Screen
      title="Saved views"
      note="Pages as they were left, under a name: site, range, filters, segment, and a funnel with all its steps."
    >
      <ViewList onChange={setChanged} />
      {changed && (
        <Modal opened onClose={() => setChanged(undefined)} title="Change the view" centered>
          <ViewForm draft={changed} onSaved={() => setChanged(undefined)} />
        </Modal>
      )}
    </Screen>
  )
}
