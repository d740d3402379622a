import { SimpleGrid, Stack } from '@mantine/core'
import { useAccount } from '../../api/account.ts'
import { Panel } from '../../parts/panel.tsx'
import { Screen } from '../../parts/screen.tsx'
import { NameForm } from './name-form.tsx'
import { PasswordForm } from './password-form.tsx'
import { SecondFactor } from './second-factor.tsx'
import { SignIns } from './sign-ins.tsx'

/** The own account: name, password, second factor, and where it is signed in. */
export function Page() {
  const account = useAccount()
  if (!account) return null
  return (
    <Screen title="Your account" note={account.email}>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Stack gap="md">
          <Panel title="Name">
            <NameForm name={account.name} />
          </Panel>
          <Panel title="Password" note="Other places are signed out when it changes.">
            <PasswordForm />
          </Panel>
        </Stack>
        <Panel title="Second factor" note="A code of your authenticator, beside the password">
          <SecondFactor isOn={account.twoFactorEnabled} />
        </Panel>
      </SimpleGrid>
      <SignIns />
    </Screen>
  )
}
