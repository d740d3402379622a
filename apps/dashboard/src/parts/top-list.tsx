import { Group, Stack, Text } from '@mantine/core'
import { formatCount, formatShort } from '../format/format.ts'

export interface TopRow {
  readonly value: string
  /** What stands for the value. @default the value */
  readonly label?: string
  readonly count: number
}

/** Values by their share, longest first. */
export function TopList(props: {
  readonly rows: readonly TopRow[]
  /** Of what `count` counts: `sessions`. */
  readonly unit: string
}) {
  const { rows, unit } = props
  const most = Math.max(1, ...rows.map((row) => row.count))
  return (
    <Stack gap={2} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {rows.map(({ value, label = value, count }) => (
        <Group
          key={value}
          component="li"
          justify="space-between"
          wrap="nowrap"
          gap="sm"
          px={8}
          py={5}
          pos="relative"
        >
          <div
            aria-hidden
            style={{
              position: 'absolute',
              inset: '2px auto 2px 0',
              width: `${Math.max((count / most) * 100, 0.5)}%`,
              background: 'var(--bar)',
              borderRadius: 4,
            }}
          />
          <Text size="sm" className="cut" pos="relative" title={label}>
            {label}
          </Text>
          <Text size="sm" className="figures" fw={500} pos="relative" title={`${formatCount(count)} ${unit}`}>
            {formatShort(count)}
          </Text>
        </Group>
      ))}
    </Stack>
  )
}
