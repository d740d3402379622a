import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { Failed } from './answer.tsx'

/** A button for what cannot be taken back: it says what will happen, and asks once more. */
export function ConfirmButton<Of>(props: {
  readonly label: string
  readonly question: string
  /** What will happen. */
  readonly children: ReactNode
  readonly mutation: {
    readonly isPending: boolean
    readonly error: Error | null
    readonly reset: () => void
    readonly mutateAsync: (of: Of) => Promise<unknown>
  }
  /** What it is done to. */
  readonly of: Of
}) {
  const { label, question, children, mutation, of } = props
  const [isOpen, dialog] = useDisclosure(false)
  const close = () => {
    mutation.reset()
    dialog.close()
  }
  return (
    <>
      <Button size="compact-xs" variant="subtle" color="red" onClick={dialog.open}>
        {label}
      </Button>
      <Modal opened={isOpen} onClose={close} title={question} centered>
        <Stack gap="md">
          <Text size="sm" component="div">
            {children}
          </Text>
          {mutation.error && <Failed error={mutation.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" size="sm" onClick={close}>
              Keep it
            </Button>
            <Button
              color="red"
              size="sm"
              loading={mutation.isPending}
              onClick={() => void mutation.mutateAsync(of).then(close, () => undefined)}
            >
              {label}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}
