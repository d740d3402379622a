import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useState } from 'react'

/** Where a query is written. Ctrl or ⌘ with Enter runs it. */
export function QueryField(props: {
  readonly standing: string
  readonly isRunning: boolean
  readonly onRun: (query: string) => void
}) {
  const { standing, isRunning, onRun } = props
  const [query, setQuery] = useState(standing)
  return (
    <Stack gap="xs">
      <Textarea
        aria-label="Query"
        autosize
        minRows={6}
        maxRows={24}
        spellCheck={false}
        autoCapitalize="off"
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
        value={query}
        onChange={({ currentTarget }) => setQuery(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onRun(query)
        }}
      />
      <Group justify="space-between" gap="xs">
        <Text size="xs" className="quiet" style={{ flex: '1 1 200px' }}>
          Ctrl + Enter runs it. The query stays in the address: share the link.
        </Text>
        <Button
          size="sm"
          leftSection={<IconPlayerPlay size={15} />}
          loading={isRunning}
          disabled={query.trim() === ''}
          onClick={() => onRun(query)}
        >
          Run
        </Button>
      </Group>
    </Stack>
  )
}
