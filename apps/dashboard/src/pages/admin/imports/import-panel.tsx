import { Box, Button, Select, Stack } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { ImportAnswer } from '@sojourn/contract'
import { useMemo, useState } from 'react'
import { Answer, Failed } from '../../../parts/answer.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { becomesAny, guessMap, type ImportForm, needsMap, tools } from './import-model.ts'
import { MappingFields } from './mapping-fields.tsx'
import { PreviewTable } from './preview-table.tsx'
import { usePreview, useStartImport } from './use-imports.ts'

/** How long it is waited for the next letter, in milliseconds. */
const typingMs = 400

/** A file that was sent: how it is read, what it would become, and the button that begins. */
export function ImportPanel(props: {
  readonly of: Pick<ImportAnswer, 'importId' | 'fileName'>
  /** What was said to have written it. */
  readonly preset: string
  readonly onClose: () => void
}) {
  const { of, onClose } = props
  const [preset, setPreset] = useState(props.preset)
  const [chosen, setChosen] = useState<ImportForm>()
  const start = useStartImport(of.importId)
  const plainForm = useMemo((): ImportForm => (preset === '' ? {} : { preset }), [preset])
  const first = usePreview(of.importId, plainForm)
  const table = first.data && needsMap(first.data, preset) ? first.data : undefined
  const guessed = useMemo(
    (): ImportForm =>
      table ? { map: guessMap(table.columns, table.fields), properties: 'rest' } : plainForm,
    [table, plainForm],
  )
  const form = chosen ?? guessed
  const [asked] = useDebouncedValue(form, typingMs)
  const preview = usePreview(of.importId, asked)
  const isSeen = asked === form && preview.data !== undefined && !preview.isPlaceholderData
  return (
    <Panel
      title={of.fileName}
      note="This is what it would become. Nothing is imported yet."
      actions={
        <>
          <Button size="compact-sm" variant="default" onClick={onClose}>
            Later
          </Button>
          <Button
            size="compact-sm"
            loading={start.isPending}
            disabled={!isSeen || !becomesAny(preview.data)}
            onClick={() => start.mutate(form, { onSuccess: onClose })}
          >
            Import it
          </Button>
        </>
      }
      isFlush
    >
      <Stack gap="sm" pb="sm">
        <Box px="md">
          <Select
            label="What it is"
            data={tools}
            value={preset}
            onChange={(value) => {
              setPreset(value ?? '')
              setChosen(undefined)
            }}
            allowDeselect={false}
            maw={360}
          />
        </Box>
        {start.error && <Failed error={start.error} />}
        {table && <MappingFields preview={table} form={form} onChange={setChosen} />}
        <Answer query={preview} height={240}>
          {(found) => <PreviewTable preview={found} />}
        </Answer>
      </Stack>
    </Panel>
  )
}
