import { Alert, Stack, Text } from '@mantine/core'
import { IconMail } from '@tabler/icons-react'
import { CopyBlock } from '../../../parts/copy-block.tsx'

/** A link that was made for somebody; shown this once. */
export interface MadeLink {
  /** What it is for: `Invitation of ann@shop.example`. */
  readonly title: string
  readonly link: string
  /** Whether it was sent to them; else it must be handed over. */
  readonly mailed: boolean
  /** How long it is good for: `a week`. */
  readonly goodFor: string
}

/** Shows a link that was just made. */
export function LinkToHandOver({ made, onClose }: { readonly made: MadeLink; readonly onClose: () => void }) {
  const { title, link, mailed, goodFor } = made
  return (
    <Alert
      variant="light"
      color="sojourn"
      icon={<IconMail size={18} />}
      title={title}
      withCloseButton
      closeButtonLabel="Close"
      onClose={onClose}
    >
      <Stack gap="xs">
        <Text size="sm">
          {mailed ? 'It was mailed. This is its link' : 'No mail is set up: hand this link over. It is'},
          shown this once and good for {goodFor}.
        </Text>
        <CopyBlock text={link} />
      </Stack>
    </Alert>
  )
}
