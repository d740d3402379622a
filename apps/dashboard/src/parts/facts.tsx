import { Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** What is known of one thing, line by line. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return (
    <Stack component="dl" gap={6} m={0}>
      {children}
    </Stack>
  )
}

/** A line of {@link Facts}. */
export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <Group wrap="nowrap" gap="sm" align="baseline">
      <Text component="dt" size="sm" className="quiet" w={110} style={{ flex: 'none' }}>
        {name}
      </Text>
      <Text component="dd" size="sm" m={0} miw={0} style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Text>
    </Group>
  )
}
