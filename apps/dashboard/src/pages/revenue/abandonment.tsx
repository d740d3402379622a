import { Group, Progress, Stack, Text } from '@mantine/core'
import type { RevenueAnswer } from '@sojourn/contract'
import { formatCount, formatShare } from '../../format/format.ts'

/** How many began, and how many of them bought. */
export function Abandonment({ name, part }: { readonly name: string; readonly part: RevenueAnswer['cart'] }) {
  const { started, purchased, abandoned, abandonmentRate } = part
  const share = started === 0 ? 0 : (purchased / started) * 100
  return (
    <Stack gap={6}>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" fw={550}>
          {name}
        </Text>
        <Text size="sm" className="figures">
          {formatShare(abandonmentRate)} left
        </Text>
      </Group>
      <Progress value={share} size="lg" radius="sm" aria-label={`${name}: share that bought`} />
      <Text size="xs" className="quiet figures">
        {formatCount(started)} sessions began, {formatCount(purchased)} bought, {formatCount(abandoned)} left
      </Text>
    </Stack>
  )
}
