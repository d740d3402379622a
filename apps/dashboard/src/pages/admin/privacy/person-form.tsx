import { Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useMay } from '../../../api/account.ts'
import { ConfirmButton } from '../../../parts/confirm-button.tsx'
import { ViewLink } from '../../../view/view-link.tsx'
import { useErase } from './use-erasures.ts'

/** Finds a person by their id: to look at, to export, to erase. */
export function PersonForm({ siteId }: { readonly siteId: string | undefined }) {
  const mayExport = useMay('export')
  const [text, setText] = useState('')
  const [userId, setUserId] = useState('')
  const erase = useErase(siteId)
  const site = siteId ? `?siteId=${encodeURIComponent(siteId)}` : ''
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setUserId(text.trim())
      }}
    >
      <Stack gap="sm">
        <Group gap="xs" align="flex-end">
          <TextInput
            label="Id of the person"
            description="As your site names them in identify"
            required
            style={{ flex: '1 1 240px' }}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" variant="default">
            Find
          </Button>
        </Group>
        {userId && (
          <Group gap="md">
            <Text size="sm" fw={550}>
              {userId}
            </Text>
            <ViewLink to={`/users/${encodeURIComponent(userId)}`} size="sm">
              What is known
            </ViewLink>
            {mayExport && (
              <Anchor
                size="sm"
                href={`/api/v1/users/${encodeURIComponent(userId)}/export${site}`}
                download={`${userId}.ndjson`}
              >
                Export everything
              </Anchor>
            )}
            <ConfirmButton label="Erase" question={`Erase ${userId}?`} mutation={erase} of={userId}>
              All events, sessions and traits of this person are removed for good, also those from before they
              were known. It cannot be taken back. A receipt appears below.
            </ConfirmButton>
          </Group>
        )}
      </Stack>
    </form>
  )
}
