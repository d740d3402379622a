import { Group, Text } from '@mantine/core'

/** Our sign and name. */
export function Mark() {
  return (
    <Group gap={8} wrap="nowrap">
      <img src="/icon.svg" width={22} height={22} alt="" />
      <Text fw={650} size="sm">
        Sojourn
      </Text>
    </Group>
  )
}
