import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useRename } from '../../api/sign-ins.ts'
import { Failed } from '../../parts/answer.tsx'

/** The name by which colleagues know the account. */
export function NameForm(props: { readonly name: string }) {
  const rename = useRename()
  const [name, setName] = useState(props.name)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        rename.mutate(name.trim())
      }}
    >
      <Stack gap="sm">
        <Group gap="xs" align="flex-end">
          <TextInput
            label="What colleagues see"
            autoComplete="name"
            required
            style={{ flex: 1 }}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button
            type="submit"
            variant="default"
            disabled={!name.trim() || name.trim() === props.name}
            loading={rename.isPending}
          >
            Change
          </Button>
        </Group>
        {rename.error && <Failed error={rename.error} />}
      </Stack>
    </form>
  )
}
