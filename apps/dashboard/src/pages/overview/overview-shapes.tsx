import { Stack } from '@mantine/core'
import { ChartShape, tileShapes } from '../../parts/answer-states/shapes.tsx'
import { FigureGrid } from './figures.tsx'

/** The grey shapes of the figures and their drawing, while they are on their way. */
export const OverviewShapes = () => (
  <Stack gap="md">
    <FigureGrid>{tileShapes(10)}</FigureGrid>
    <ChartShape />
  </Stack>
)
