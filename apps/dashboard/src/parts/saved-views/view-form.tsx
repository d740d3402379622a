import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useSaveView, type ViewDraft } from '../../api/views.ts'
import { Form } from '../forms/form.tsx'
import { NameField } from '../forms/name-field.tsx'

/** The name of a view, and who sees it. */
export function ViewForm(props: { readonly draft: ViewDraft; readonly onSaved: () => void }) {
  const { draft, onSaved } = props
  const save = useSaveView()
  const [name, setName] = useState(draft.name)
  const [isShared, setShared] = useState(draft.isShared)
  return (
    <Form
      mutation={save}
      submit="Save"
      isReady={name.trim() !== ''}
      onSubmit={() => save.mutate({ ...draft, name: name.trim(), isShared }, { onSuccess: onSaved })}
    >
      <NameField placeholder="Checkout on phones" value={name} onChange={setName} />
      <Checkbox
        size="sm"
        label="For everybody in the organization"
        checked={isShared}
        onChange={(event) => setShared(event.currentTarget.checked)}
      />
    </Form>
  )
}
