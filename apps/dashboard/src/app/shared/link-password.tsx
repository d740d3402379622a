import { Alert, Button, PasswordInput, Stack } from '@mantine/core'
import { useState } from 'react'
import { DoorFrame } from '../sign-in/door-frame.tsx'

/** Asks for the password of a public link. */
export function LinkPassword(props: {
  readonly problem: Error | undefined
  readonly onPassword: (password: string) => void
}) {
  const { problem, onPassword } = props
  const [password, setPassword] = useState('')
  return (
    <DoorFrame title="Password">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          onPassword(password)
        }}
      >
        <Stack gap="sm">
          {problem && (
            <Alert color="red" variant="light" role="alert">
              {problem.message}
            </Alert>
          )}
          <PasswordInput
            label="Password of the link"
            description="Whoever gave you the link has it."
            autoComplete="off"
            required
            autoFocus
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" fullWidth>
            Open
          </Button>
        </Stack>
      </form>
    </DoorFrame>
  )
}
