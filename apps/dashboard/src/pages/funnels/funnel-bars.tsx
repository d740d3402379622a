import { Box, Button, Group, Stack, Text } from '@mantine/core'
import type { FunnelAnswer } from '@sojourn/contract'
import { formatCount, formatShare } from '../../format/format.ts'
import { paceWords } from './funnel-model.ts'
import type { PeopleChoice } from './use-funnel.ts'

/** Steps one under the other: how many reached each, and how many left behind it. */
export function FunnelBars(props: {
  readonly steps: FunnelAnswer['steps']
  /** What a count is of: `sessions`. */
  readonly unit: string
  readonly onPeople: ((choice: PeopleChoice) => void) | undefined
}) {
  const { steps, unit, onPeople } = props
  return (
    <Stack component="ol" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
      {steps.map(({ name, count, conversionRate, dropOff, dropOffRate, medianSeconds }, index) => (
        <Stack component="li" key={`${index} ${name}`} gap={4}>
          <Group justify="space-between" gap="xs">
            <Text size="sm" fw={550} className="cut" style={{ flex: '1 1 140px' }}>
              {index + 1}. {name}
            </Text>
            <Text size="sm" className="figures">
              <strong>{formatCount(count)}</strong>{' '}
              <span className="quiet">
                {unit}, {formatShare(conversionRate)}
              </span>
            </Text>
          </Group>
          <Box h={22} style={{ background: 'var(--page-paper)', borderRadius: 4, overflow: 'hidden' }}>
            <Box
              h="100%"
              style={{
                width: `${(conversionRate ?? 0) * 100}%`,
                background: 'var(--mantine-primary-color-filled)',
                borderRadius: 4,
              }}
            />
          </Box>
          <Group gap="xs" mih={22}>
            {medianSeconds !== null && (
              <Text size="xs" className="quiet">
                {paceWords(medianSeconds)}
              </Text>
            )}
            {dropOff !== null && dropOff > 0 && (
              <Text size="xs" className="figures" style={{ color: 'var(--fall)' }}>
                {formatCount(dropOff)} left here, {formatShare(dropOffRate)}
              </Text>
            )}
            {onPeople && count > 0 && (
              <Group gap={2} ml="auto" className="no-print">
                <Button
                  size="compact-xs"
                  variant="subtle"
                  color="gray"
                  onClick={() => onPeople({ step: index + 1, reached: true })}
                >
                  Who reached it
                </Button>
                {dropOff !== null && dropOff > 0 && (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    color="gray"
                    onClick={() => onPeople({ step: index + 1, reached: false })}
                  >
                    Who left
                  </Button>
                )}
              </Group>
            )}
          </Group>
        </Stack>
      ))}
    </Stack>
  )
}
