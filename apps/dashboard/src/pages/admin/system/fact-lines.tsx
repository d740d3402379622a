import { Group, Stack, Text } from '@mantine/core'

/** Names left, values right. */
export function FactLines({ facts }: { readonly facts: readonly (readonly [string, string])[] }) {
  return (
    <Stack component="dl" gap={6} m={0}>
      {facts.map(([name, value]) => (
        <Group key={name} justify="space-between" gap="sm" wrap="nowrap">
          <Text component="dt" size="sm" className="quiet">
            {name}
          </Text>
          <Text component="dd" size="sm" m={0} className="figures" style={{ whiteSpace: 'nowrap' }}>
            {value}
          </Text>
        </Group>
      ))}
    </Stack>
  )
}
