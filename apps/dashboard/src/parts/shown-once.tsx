import { Alert, Stack, Text } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { CopyBlock } from './copy-block.tsx'

/** What was just made, with what is shown this once only. */
export function ShownOnce(props: {
  readonly title: string
  /** What to be copied, and why now. */
  readonly note: ReactNode
  readonly text: string
  readonly icon?: ReactNode
  /** What closing it says. @default I have kept it */
  readonly closeLabel?: string
  readonly onClose: () => void
  readonly children?: ReactNode
}) {
  const { title, note, text, icon, closeLabel = 'I have kept it', onClose, children } = props
  return (
    <Alert
      variant="light"
      color="sojourn"
      icon={icon ?? <IconKey size={18} />}
      title={title}
      withCloseButton
      closeButtonLabel={closeLabel}
      onClose={onClose}
    >
      <Stack gap="xs">
        <Text size="sm">{note}</Text>
        <CopyBlock text={text} />
        {children}
      </Stack>
    </Alert>
  )
}
