import { Box, Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** A framed part of a page with its own heading. */
export function Panel(props: {
  readonly title?: ReactNode
  /** One sentence: what is counted. */
  readonly note?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
  /** Without space around, for tables that reach the frame. */
  readonly isFlush?: boolean
}) {
  const { title, note, actions, children, isFlush = false } = props
  return (
    <Stack component="section" className="panel" gap={0} miw={0}>
      {(title || actions) && (
        <Group justify="space-between" gap="xs" px="md" pt="sm" pb={isFlush ? 'sm' : 4} mih={44}>
          <Stack gap={0} miw={0} style={{ flex: '1 1 120px' }}>
            {title && (
              <Title order={2} className="cut">
                {title}
              </Title>
            )}
            {note && (
              <Text size="xs" className="quiet">
                {note}
              </Text>
            )}
          </Stack>
          {actions && (
            <Group gap={6} wrap="nowrap" className="no-print">
              {actions}
            </Group>
          )}
        </Group>
      )}
      <Box p={isFlush ? 0 : 'md'} pt={isFlush ? 0 : 'xs'} miw={0}>
        {children}
      </Box>
    </Stack>
  )
}
