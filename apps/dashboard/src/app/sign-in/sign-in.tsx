import { Alert, Anchor, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useSignIn } from '../../api/account.ts'
import { useSignInOptions } from '../../api/sign-in-options.ts'
import { DoorFrame } from './door-frame.tsx'
import { Forgotten } from './forgotten.tsx'
import { OpenIdButton } from './open-id-button.tsx'
import { SecondFactor } from './second-factor.tsx'

/** The door: shown in place of every page until somebody is signed in; the address stays, so that links lead on. */
export function SignIn() {
  const signIn = useSignIn()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const { data: options } = useSignInOptions()
  if (signIn.data?.twoFactorRedirect) return <SecondFactor />
  return (
    <DoorFrame title="Sign in">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          signIn.mutate({ email, password })
        }}
      >
        <Stack gap="sm">
          {signIn.error && (
            <Alert color="red" variant="light" role="alert">
              {signIn.error.message}
            </Alert>
          )}
          <TextInput
            label="E-mail"
            type="email"
            autoComplete="username"
            required
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label="Password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" fullWidth mt={4} loading={signIn.isPending}>
            Sign in
          </Button>
          {options?.openId && <OpenIdButton name={options.openId.name} />}
          {options?.mail && <Forgotten email={email} />}
          <Text size="xs" className="quiet">
            The first start of Sojourn printed the first owner's address and password.{' '}
            <Anchor href="/api/docs" size="xs" underline="always">
              The API
            </Anchor>{' '}
            works with keys instead.
          </Text>
        </Stack>
      </form>
    </DoorFrame>
  )
}
