import { useState } from 'react'
import { type MadeKey, useKeys } from '../../../api/keys.ts'
import { FormDialog } from '../../../parts/forms/form-dialog.tsx'
import { ListPanel } from '../../../parts/lists/list-panel.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { ShownOnce } from '../../../parts/shown-once.tsx'
import { KeyForm } from './key-form.tsx'
import { useKeyColumns } from './use-key-columns.tsx'

/** The keys by which sites send and programs read. */
export function Page() {
  const query = useKeys()
  const [made, setMade] = useState<MadeKey>()
  const { columns, problem } = useKeyColumns(setMade)
  return (
    <Screen
      title="Keys"
      note="Write keys stand in pages and can only collect. Secret keys are for backends: what they may do is their scopes."
      actions={
        <FormDialog label="Make a key">
          {(close) => (
            <KeyForm
              onMade={(key) => {
                setMade(key)
                close()
              }}
            />
          )}
        </FormDialog>
      }
    >
      {made && (
        <ShownOnce
          title={`The key ${made.key.name}`}
          note="Copy it now: it is stored as a hash only and cannot be shown again."
          text={made.secret}
          onClose={() => setMade(undefined)}
        />
      )}
      <ListPanel
        title="Keys"
        query={query}
        height={240}
        empty="There is none yet. “Make a key” gives a write key for pages, or a secret one for a backend."
        columns={columns}
        keyOf={({ keyId }) => keyId}
        problem={problem}
      />
    </Screen>
  )
}
