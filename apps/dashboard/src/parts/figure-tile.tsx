import { Group, Stack, Text, Tooltip, UnstyledButton } from '@mantine/core'
import { Delta } from './delta.tsx'

/** One figure of a row of figures; a button where choosing it draws it. */
export function FigureTile(props: {
  readonly label: string
  /** What it means, in one sentence. */
  readonly meaning?: string
  readonly value: string
  readonly now?: number | null
  readonly before?: number | null
  readonly lessIsBetter?: boolean
  readonly isChosen?: boolean
  readonly onChoose?: () => void
}) {
  const { label, meaning, value, now, before, lessIsBetter, isChosen, onChoose } = props
  const inside = (
    <Stack gap={2} p="sm" h="100%">
      <Tooltip label={meaning} disabled={!meaning} openDelay={400} multiline maw={280} withArrow>
        <Text size="xs" className="quiet cut" fw={500} w="fit-content" maw="100%">
          {label}
        </Text>
      </Tooltip>
      <Group gap="0 8px" align="baseline">
        <Text className="figures" fz={22} fw={620} lh={1.2}>
          {value}
        </Text>
        {before !== undefined && (
          <Delta now={now ?? null} before={before} {...(lessIsBetter ? { lessIsBetter } : {})} />
        )}
      </Group>
    </Stack>
  )
  const frame = {
    borderColor: isChosen ? 'var(--mantine-primary-color-filled)' : undefined,
    boxShadow: isChosen ? 'inset 0 -2px 0 var(--mantine-primary-color-filled)' : undefined,
  }
  if (!onChoose) return <div className="panel">{inside}</div>
  return (
    <UnstyledButton className="panel" onClick={onChoose} aria-pressed={isChosen} style={frame}>
      {inside}
    </UnstyledButton>
  )
}
