import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { Failed } from '../../parts/answer.tsx'

/** A button for what the password is asked for once more. */
export function PasswordPrompt(props: {
  readonly action: string
  readonly mutation: { readonly isPending: boolean; readonly error: Error | null; readonly reset: () => void }
  readonly onPassword: (password: string) => Promise<unknown>
  /** What will happen. */
  readonly children: ReactNode
}) {
  const { action, mutation, onPassword, children } = props
  const [isOpen, dialog] = useDisclosure(false)
  const [password, setPassword] = useState('')
  const close = () => {
    setPassword('')
    dialog.close()
  }
  return (
    <>
      <Button
        size="sm"
        variant="default"
        onClick={() => {
          mutation.reset()
          dialog.open()
        }}
      >
        {action}
      </Button>
      <Modal opened={isOpen} onClose={close} title={action} centered>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void onPassword(password).then(close, () => undefined)
          }}
        >
          <Stack gap="sm">
            <Text size="sm">{children}</Text>
            <PasswordInput
              label="Your password"
              autoComplete="current-password"
              required
              data-autofocus
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
            {mutation.error && <Failed error={mutation.error} />}
            <Group justify="flex-end">
              <Button type="submit" loading={mutation.isPending}>
                Continue
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  )
}
