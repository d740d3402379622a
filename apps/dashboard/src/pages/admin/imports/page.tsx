import { useState } from 'react'
import { FormDialog } from '../../../parts/forms/form-dialog.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { ImportList } from './import-list.tsx'
import { ImportPanel } from './import-panel.tsx'
import { UploadForm } from './upload-form.tsx'
import { useImports } from './use-imports.ts'

/** Files of events, brought in from a table or another tool. */
export function Page() {
  const [opened, setOpened] = useState<{ readonly importId: string; readonly preset: string }>()
  const one = useImports().data?.find(({ importId }) => importId === opened?.importId)
  return (
    <Screen
      title="Imports"
      note="Events from tables, logs and other tools. You see what a file would become before anything is kept; the same file again adds nothing."
      actions={
        <FormDialog label="Import a file">
          {(close) => (
            <UploadForm
              onSent={(importId, preset) => {
                setOpened({ importId, preset })
                close()
              }}
            />
          )}
        </FormDialog>
      }
    >
      {opened && one && (
        <ImportPanel
          key={opened.importId}
          of={one}
          preset={opened.preset}
          onClose={() => setOpened(undefined)}
        />
      )}
      <ImportList onOpen={({ importId }) => setOpened({ importId, preset: '' })} />
    </Screen>
  )
}
