import { Alert, Stack, Text } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import type { MadeKey } from '../../../api/keys.ts'
import { CopyBlock } from '../../../parts/copy-block.tsx'

/** A key that was just made: its secret is shown this once. */
export function Secret({ made, onClose }: { readonly made: MadeKey; readonly onClose: () => void }) {
  return (
    <Alert
      variant="light"
      color="sojourn"
      icon={<IconKey size={18} />}
      title={`The key ${made.key.name}`}
      withCloseButton
      closeButtonLabel="I have kept it"
      onClose={onClose}
    >
      <Stack gap="xs">
        <Text size="sm">Copy it now: it is stored as a hash only and cannot be shown again.</Text>
        <CopyBlock text={made.secret} />
      </Stack>
    </Alert>
  )
}
