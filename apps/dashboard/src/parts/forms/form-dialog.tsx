import { Button, Modal, type ModalProps } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'

/** A button, and the form that it opens: empty whenever it is opened. */
export function FormDialog(props: {
  /** What the button says: `Make a key`. */
  readonly label: string
  /** @default the label */
  readonly title?: string
  /** Among the actions of a panel, not of the page. @default false */
  readonly isMinor?: boolean
  readonly size?: ModalProps['size']
  /** The form, given what closes the dialog. */
  readonly children: (close: () => void) => ReactNode
}) {
  const { label, title = label, isMinor = false, size, children } = props
  const [isOpen, dialog] = useDisclosure(false)
  return (
    <>
      <Button
        size={isMinor ? 'compact-sm' : 'sm'}
        variant={isMinor ? 'default' : 'filled'}
        leftSection={<IconPlus size={isMinor ? 14 : 15} />}
        onClick={dialog.open}
      >
        {label}
      </Button>
      <Modal opened={isOpen} onClose={dialog.close} title={title} centered {...(size ? { size } : {})}>
        {children(dialog.close)}
      </Modal>
    </>
  )
}
