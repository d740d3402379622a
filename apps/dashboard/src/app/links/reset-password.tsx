import { Anchor, Button, PasswordInput, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useResetPassword } from '../../api/account.ts'
import { Failed } from '../../parts/answer.tsx'
import { DoorFrame } from '../sign-in/door-frame.tsx'
import { tokenOf } from './token-of.ts'

/** What the link for a forgotten password opens. */
export function ResetPassword() {
  const reset = useResetPassword()
  const [password, setPassword] = useState('')
  return (
    <DoorFrame title="New password">
      {reset.isSuccess ? (
        <Text size="sm" role="status">
          It is set. <Anchor href="/">Sign in with it</Anchor>.
        </Text>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            reset.mutate({ token: tokenOf(window.location.hash), newPassword: password })
          }}
        >
          <Stack gap="sm">
            {reset.error && <Failed error={reset.error} />}
            <PasswordInput
              label="New password"
              autoComplete="new-password"
              required
              autoFocus
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            <Button type="submit" fullWidth loading={reset.isPending}>
              Set it
            </Button>
          </Stack>
        </form>
      )}
    </DoorFrame>
  )
}
