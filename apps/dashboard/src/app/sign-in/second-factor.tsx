import { Alert, Anchor, Button, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useSecondFactor } from '../../api/account.ts'
import { DoorFrame } from './door-frame.tsx'

/** Asks for the code of the authenticator, where the account has one. */
export function SecondFactor() {
  const check = useSecondFactor()
  const [code, setCode] = useState('')
  const [isRecovery, setRecovery] = useState(false)
  return (
    <DoorFrame title="Second factor">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          check.mutate({ code: code.trim(), isRecovery })
        }}
      >
        <Stack gap="sm">
          {check.error && (
            <Alert color="red" variant="light" role="alert">
              {check.error.message}
            </Alert>
          )}
          <TextInput
            label={isRecovery ? 'Recovery code' : 'Code of your authenticator'}
            inputMode={isRecovery ? 'text' : 'numeric'}
            autoComplete="one-time-code"
            required
            autoFocus
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
          <Button type="submit" fullWidth loading={check.isPending}>
            Continue
          </Button>
          <Anchor
            component="button"
            type="button"
            size="xs"
            onClick={() => {
              setCode('')
              check.reset()
              setRecovery(!isRecovery)
            }}
          >
            {isRecovery ? 'Use the authenticator' : 'Without your authenticator? Use a recovery code'}
          </Anchor>
        </Stack>
      </form>
    </DoorFrame>
  )
}
