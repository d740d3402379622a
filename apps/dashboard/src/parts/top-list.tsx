import { Group, Stack, Text, UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { formatCount, formatShort } from '../format/format.ts'

export interface TopRow {
  readonly value: string
  /** What stands for the value. @default the value */
  readonly label?: string
  readonly count: number
}

/** Values by their share, longest first. */
export function TopList<Row extends TopRow>(props: {
  readonly rows: readonly Row[]
  /** Of what `count` counts: `sessions`. */
  readonly unit: string
  /** How the count is read. @default digits in groups, shortened where they are many */
  readonly format?: (count: number) => string
  /** What choosing a row does; rows of unknown value cannot be chosen. */
  readonly onChoose?: (row: Row) => void
  /** What choosing a row does, in words before its label: `Only`. */
  readonly verb?: string
}) {
  const { rows, unit, format = formatShort, onChoose, verb = 'Only' } = props
  const most = Math.max(1e-9, ...rows.map((row) => row.count))
  return (
    <Stack gap={2} component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {rows.map((row) => {
        const { value, label = value, count } = row
        const inside = (
          <Line
            share={count / most}
            label={label}
            figure={format(count)}
            title={`${formatCount(count)} ${unit}`}
          />
        )
        return (
          <li key={value}>
            {onChoose && value !== '' ? (
              <UnstyledButton
                w="100%"
                className="row-link"
                style={{ borderRadius: 4 }}
                onClick={() => onChoose(row)}
                title={`${verb} ${label}`}
              >
                {inside}
              </UnstyledButton>
            ) : (
              inside
            )}
          </li>
        )
      })}
    </Stack>
  )
}

function Line(props: { share: number; label: ReactNode; figure: string; title: string }) {
  const { share, label, figure, title } = props
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm" px={8} py={5} pos="relative">
      <div
        aria-hidden
        style={{
          position: 'absolute',
          inset: '2px auto 2px 0',
          width: `${Math.max(share * 100, 0.5)}%`,
          background: 'var(--bar)',
          borderRadius: 4,
        }}
      />
      <Text size="sm" className="cut" pos="relative" title={String(label)}>
        {label}
      </Text>
      <Text size="sm" className="figures" fw={500} pos="relative" title={title}>
        {figure}
      </Text>
    </Group>
  )
}
