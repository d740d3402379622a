import { Button, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { problemWords } from './problem-words.ts'

/** Above an answer that could not be brought up to date: what follows is what was read before. */
export function Outdated({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  return (
    <Group role="alert" gap={8} px="md" py={6} wrap="nowrap" title={problemWords(error).text}>
      <IconAlertTriangle size={16} stroke={1.7} aria-hidden color="var(--fall)" />
      <Text size="sm" className="quiet">
        {problemWords(error).title}: this is what was read before.
      </Text>
      <Button size="compact-xs" variant="default" onClick={onRetry}>
        Try again
      </Button>
    </Group>
  )
}
