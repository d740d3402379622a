import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useSaveView, type ViewDraft } from '../../api/views.ts'
import { Failed } from '../answer.tsx'

/** The name of a view, and who sees it. */
export function ViewForm(props: { readonly draft: ViewDraft; readonly onSaved: () => void }) {
  const { draft, onSaved } = props
  const save = useSaveView()
  const [name, setName] = useState(draft.name)
  const [isShared, setShared] = useState(draft.isShared)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ ...draft, name: name.trim(), isShared }, { onSuccess: onSaved })
      }}
    >
      <Stack gap="sm">
        <TextInput
          label="Name"
          placeholder="Checkout on phones"
          size="sm"
          required
          data-autofocus
          maxLength={128}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox
          size="sm"
          label="For everybody in the organization"
          checked={isShared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
        {save.error && <Failed error={save.error} />}
        <Group justify="flex-end">
          <Button type="submit" size="compact-md" disabled={!name.trim()} loading={save.isPending}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
