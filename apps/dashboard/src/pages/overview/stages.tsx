import { Box, Group, Stack, Text } from '@mantine/core'
import type { StagesAnswer } from '@sojourn/contract'
import { formatCount, formatName, formatShare } from '../../format/format.ts'

/** How far along the standard journey visitors came: one bar a stage, and who left between. */
export function Stages({ stages }: StagesAnswer) {
  const first = Math.max(1, stages[0]?.visitors ?? 1)
  return (
    <Group
      component="ol"
      gap={6}
      align="stretch"
      wrap="nowrap"
      m={0}
      p={0}
      style={{ listStyle: 'none', overflowX: 'auto' }}
    >
      {stages.map(({ stage, visitors, dropOffRate }) => (
        <Stack component="li" key={stage} gap={4} miw={92} style={{ flex: 1 }}>
          <Box
            h={96}
            style={{
              display: 'flex',
              alignItems: 'flex-end',
              background: 'var(--page-paper)',
              borderRadius: 4,
            }}
          >
            <Box
              w="100%"
              style={{
                height: `${Math.max((visitors / first) * 100, visitors > 0 ? 2 : 0)}%`,
                background: 'var(--mantine-primary-color-filled)',
                borderRadius: 4,
              }}
            />
          </Box>
          <Text size="xs" fw={550} className="cut">
            {formatName(stage)}
          </Text>
          <Text size="sm" fw={620} className="figures" lh={1.1}>
            {formatCount(visitors)}
          </Text>
          <Text size="xs" className="quiet figures">
            {dropOffRate === null
              ? formatShare(visitors / first)
              : `${formatShare(Math.max(0, dropOffRate))} leave`}
          </Text>
        </Stack>
      ))}
    </Group>
  )
}
