import { Alert, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAccount, useSignIn } from '../../api/account.ts'
import { useAcceptInvitation, useFoundInvitation } from '../../api/invitations.ts'
import { formatName } from '../../format/format.ts'
import { Answer, Failed } from '../../parts/answer.tsx'
import { DoorFrame } from '../sign-in/door-frame.tsx'
import { SignIn } from '../sign-in/sign-in.tsx'
import { tokenOf } from './token-of.ts'

/** What the link of an invitation opens: who is new chooses a name and a password, who has an account signs in with it. */
export function AcceptInvitation() {
  const token = tokenOf(window.location.hash)
  const query = useFoundInvitation(token)
  const account = useAccount()
  const accept = useAcceptInvitation()
  const signIn = useSignIn()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const found = query.data
  if (found?.hasAccount && account?.email !== found.email) return <SignIn />
  const submit = async () => {
    if (!found) return
    await accept.mutateAsync({ token, ...(found.hasAccount ? {} : { name, password }) })
    if (!found.hasAccount) await signIn.mutateAsync({ email: found.email, password })
    window.location.assign('/')
  }
  const error = accept.error ?? signIn.error
  return (
    <DoorFrame title="Invitation">
      <Answer query={query} height={220}>
        {({ email, role, organizationName, invitedBy, hasAccount }) => (
          <form
            onSubmit={(event) => {
              event.preventDefault()
              void submit().catch(() => undefined)
            }}
          >
            <Stack gap="sm">
              <Text size="sm">
                {invitedBy} invites <strong>{email}</strong> to <strong>{organizationName}</strong>, as{' '}
                {formatName(role).toLowerCase()}.
              </Text>
              {error && <Failed error={error} />}
              {!hasAccount && (
                <>
                  <TextInput
                    label="Your name"
                    autoComplete="name"
                    required
                    value={name}
                    onChange={(event) => setName(event.currentTarget.value)}
                  />
                  <PasswordInput
                    label="Choose a password"
                    autoComplete="new-password"
                    required
                    value={password}
                    onChange={(event) => setPassword(event.currentTarget.value)}
                  />
                </>
              )}
              <Button type="submit" fullWidth loading={accept.isPending || signIn.isPending}>
                Accept
              </Button>
            </Stack>
          </form>
        )}
      </Answer>
      {token === '' && (
        <Alert color="red" variant="light" role="alert">
          The link is not whole. Open it as it was sent.
        </Alert>
      )}
    </DoorFrame>
  )
}
