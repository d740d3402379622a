import { Button, Group, Stack, Text } from '@mantine/core'
import { CopyBlock } from '../../parts/copy-block.tsx'
import { saveFile } from '../../parts/save-file.ts'

/** Codes for when the authenticator is lost; shown this once. */
export function RecoveryCodes(props: { readonly codes: readonly string[]; readonly onClose: () => void }) {
  const { codes, onClose } = props
  const text = codes.join('\n')
  return (
    <Stack gap="sm">
      <Text size="sm">
        Keep these recovery codes where your phone is not. Each signs you in once in place of a code, and they
        are shown this once.
      </Text>
      <CopyBlock text={text} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={() => saveFile('sojourn-recovery-codes.txt', text, 'text/plain')}>
          Save as a file
        </Button>
        <Button onClick={onClose}>I have them</Button>
      </Group>
    </Stack>
  )
}
