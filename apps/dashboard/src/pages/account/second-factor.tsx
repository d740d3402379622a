import { Badge, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useBeginFactor, useEndFactor, useNewCodes } from '../../api/second-factor.ts'
import { PasswordPrompt } from './password-prompt.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { SetUpFactor } from './set-up-factor.tsx'

/** Whether a code is asked for beside the password, and how to begin and to end that. */
export function SecondFactor({ isOn }: { readonly isOn: boolean }) {
  const begin = useBeginFactor()
  const end = useEndFactor()
  const renew = useNewCodes()
  const [codes, setCodes] = useState<readonly string[]>()
  if (codes) return <RecoveryCodes codes={codes} onClose={() => setCodes(undefined)} />
  if (begin.data && !isOn)
    return (
      <SetUpFactor
        begun={begin.data}
        onDone={() => setCodes(begin.data.backupCodes)}
        onLeave={() => begin.reset()}
      />
    )
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <Badge variant="light" color={isOn ? 'sojourn' : 'gray'} tt="none" fw={500}>
          {isOn ? 'On' : 'Off'}
        </Badge>
        <Text size="sm">
          {isOn
            ? 'Signing in asks for a code of your authenticator.'
            : 'Whoever knows your password gets in. An authenticator on your phone changes that.'}
        </Text>
      </Group>
      {isOn ? (
        <Group gap="xs">
          <PasswordPrompt
            action="New recovery codes"
            mutation={renew}
            onPassword={async (password) => setCodes((await renew.mutateAsync(password)).backupCodes)}
          >
            The codes you have are void then.
          </PasswordPrompt>
          <PasswordPrompt
            action="Turn it off"
            mutation={end}
            onPassword={(password) => end.mutateAsync(password)}
          >
            The password alone signs in from then on.
          </PasswordPrompt>
        </Group>
      ) : (
        <Group>
          <PasswordPrompt
            action="Set it up"
            mutation={begin}
            onPassword={(password) => begin.mutateAsync(password)}
          >
            You need an authenticator, such as the one in your password manager or an app on your phone.
          </PasswordPrompt>
        </Group>
      )}
    </Stack>
  )
}
