import { Group, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'

/** A page: its name, what it is about, what one can do, and what it holds. */
export function Screen(props: {
  readonly title: ReactNode
  /** Of the browser's tab, where the title is more than a text. */
  readonly name?: string
  readonly note?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}) {
  const { title, note, actions, children } = props
  const name = props.name ?? (typeof title === 'string' ? title : 'Sojourn')
  useEffect(() => {
    document.title = `${name} · Sojourn`
  }, [name])
  return (
    <Stack gap="md" maw={1440} mx="auto" pb="xl">
      <Group justify="space-between" align="flex-end" gap="sm">
        <Stack gap={2} miw={0} style={{ flex: '1 1 260px' }}>
          <Title order={1}>{title}</Title>
          {note && (
            <Text size="sm" className="quiet" component="div">
              {note}
            </Text>
          )}
        </Stack>
        {actions && (
          <Group gap="xs" className="no-print">
            {actions}
          </Group>
        )}
      </Group>
      {children}
    </Stack>
  )
}
