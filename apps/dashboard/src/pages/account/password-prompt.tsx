import { Button, Modal, PasswordInput, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { Form } from '../../parts/forms/form.tsx'

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
        <Form
          mutation={mutation}
          submit="Continue"
          onSubmit={() => void onPassword(password).then(close, () => undefined)}
        >
          <Text size="sm">{children}</Text>
          <PasswordInput
            label="Your password"
            autoComplete="current-password"
            required
            data-autofocus
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        </Form>
      </Modal>
    </>
  )
}
