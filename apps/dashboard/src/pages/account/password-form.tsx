import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useChangePassword } from '../../api/sign-ins.ts'
import { Failed } from '../../parts/answer.tsx'

/** Characters that a password has at least; the server says so too. */
const least = 10

/** Sets another password. */
export function PasswordForm() {
  const change = useChangePassword()
  const [currentPassword, setCurrent] = useState('')
  const [newPassword, setNew] = useState('')
  const done = () => {
    setCurrent('')
    setNew('')
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate({ currentPassword, newPassword }, { onSuccess: done })
      }}
    >
      <Stack gap="sm">
        <PasswordInput
          label="Current password"
          autoComplete="current-password"
          required
          value={currentPassword}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordInput
          label="New password"
          description={`At least ${least} characters`}
          autoComplete="new-password"
          required
          minLength={least}
          value={newPassword}
          onChange={(event) => setNew(event.currentTarget.value)}
        />
        {change.error && <Failed error={change.error} />}
        <Group justify="space-between">
          <Text size="sm" className="quiet" role="status">
            {change.isSuccess ? 'It is changed.' : ''}
          </Text>
          <Button type="submit" variant="default" loading={change.isPending}>
            Change the password
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
