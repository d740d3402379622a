import { Group, SimpleGrid, Stack, Text } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { FigureRow } from '../figure-row.tsx'
import { Panel } from '../panel.tsx'
import './answer-states.css'

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

/** Hundredths of the width, by column; rows differ a little, as texts do. */
const columnWidths = [16, 13, 24, 7, 10]
const widthOf = (row: number, column: number) =>
  `${(columnWidths[column] ?? 10) * (0.7 + ((row * 7 + column * 5) % 4) / 10)}%`

/** The shapes of a table that comes: its headings and rows. */
export const TableShapes = ({ rows }: { readonly rows: number }) =>
  numbers(rows + 1).map((row) => (
    <div key={row} className="shape-row">
      {columnWidths.map((_, column) => (
        <span key={columnWidths[column]} className="shape" style={{ width: widthOf(row, column) }} />
      ))}
    </div>
  ))

/** The shapes of values by their share. */
export const BarShapes = ({ rows }: { readonly rows: number }) => (
  <Stack gap={6}>
    {numbers(rows).map((row) => (
      <span key={row} className="shape" style={{ height: 26, width: `${100 / (1 + row * 0.45)}%` }} />
    ))}
  </Stack>
)

/** The shape of a figure in a row of them. */
const TileShape = () => (
  <Stack gap={2} p="sm" className="panel">
    <Text size="xs">
      <span className="shape" style={{ width: 72, height: 8 }} />
      &nbsp;
    </Text>
    <Text fz={22} lh={1.2}>
      <span className="shape" style={{ width: 96, height: 16 }} />
      &nbsp;
    </Text>
  </Stack>
)
export const tileShapes = (count: number) => numbers(count).map((place) => <TileShape key={place} />)

export const HeadingShape = () => <span className="shape" style={{ width: 120, height: 12 }} />

/**
 * The shape of a drawing under its heading. What draws it is loaded while the answer is on its way.
 * @param props.height of the drawing, pixels
 * @param props.actions the place of what stands beside the heading, where that may take a line of its own
 */
export function ChartShape(props: { readonly height?: number; readonly actions?: ReactNode }) {
  const { height = 260, actions } = props
  useEffect(() => void import('../chart/echarts.ts').catch(() => undefined), [])
  return (
    <Panel title={<HeadingShape />} actions={actions}>
      <div className="shape" style={{ display: 'block', height }} />
    </Panel>
  )
}

/** The shapes of a page that begins with figures and their drawing. */
export const FigurePageShapes = ({ figures }: { readonly figures: number }) => (
  <Stack gap="md">
    <FigureRow>{tileShapes(figures)}</FigureRow>
    <ChartShape />
  </Stack>
)

/** The shapes of fields to fill in, two beside each other, each under its label. */
export const FieldShapes = ({ rows }: { readonly rows: number }) => (
  <SimpleGrid cols={{ base: 1, sm: 2 }}>
    {numbers(2 * rows).map((place) => (
      <Stack key={place} gap={10} pt={6}>
        <span className="shape" style={{ width: 90, height: 8 }} />
        <span className="shape" style={{ height: 36 }} />
      </Stack>
    ))}
  </SimpleGrid>
)

/** The shapes of what is known of one thing, line by line. */
export const FactShapes = ({ rows }: { readonly rows: number }) => (
  <Stack gap={12} py={6}>
    {numbers(rows).map((row) => (
      <Group key={row} gap="lg" wrap="nowrap">
        <span className="shape" style={{ width: 80, height: 10 }} />
        <span className="shape" style={{ width: widthOf(row, 2), height: 10 }} />
      </Group>
    ))}
  </Stack>
)
