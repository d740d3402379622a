import { Alert, Stack, Text } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import type { MadePublicLink } from '../../../api/public-links.ts'
import { CopyBlock } from '../../../parts/copy-block.tsx'

/** The address of a link that was just made, and the lines that show it inside another page. */
export function LinkAddress({
  made,
  onClose,
}: {
  readonly made: MadePublicLink
  readonly onClose: () => void
}) {
  const { link, address } = made
  const frame = `<iframe src="${address}" title="Figures" width="100%" height="1400" style="border: 0"></iframe>`
  return (
    <Alert
      variant="light"
      color="sojourn"
      icon={<IconLink size={18} />}
      title={link.name}
      withCloseButton
      closeButtonLabel="Close"
      onClose={onClose}
    >
      <Stack gap="xs">
        <Text size="sm">
          This is its address. It is shown this once: what stands behind the # is kept nowhere but in it.
        </Text>
        <CopyBlock text={address} />
        {link.frameOrigins.length > 0 && (
          <>
            <Text size="sm">In pages of {link.frameOrigins.join(', ')} these lines show it:</Text>
            <CopyBlock text={frame} />
          </>
        )}
      </Stack>
    </Alert>
  )
}
