import { CopyButton, Text, UnstyledButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'

/** An id or a key, copied at a click. */
export function CopyText({ text }: { readonly text: string }) {
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <UnstyledButton onClick={copy} aria-label={copied ? 'Copied' : `Copy ${text}`}>
          <Text size="xs" ff="monospace" span style={{ overflowWrap: 'anywhere' }}>
            {text}{' '}
            {copied ? (
              <IconCheck size={12} aria-hidden />
            ) : (
              <IconCopy size={12} aria-hidden className="quiet" />
            )}
          </Text>
        </UnstyledButton>
      )}
    </CopyButton>
  )
}
