import { Stack } from '@mantine/core'
import { ChartShape, tileShapes } from '../../parts/answer-states/shapes.tsx'
import { FigureGrid, figureCount } from './figures.tsx'

/** What stands beside the heading of the series, in pixels: on a phone it takes a line of its own. */
const seriesActions = { width: 290, height: 30 } as const

/** The grey shapes of the figures and their drawing, while they are on their way: as many as there were last. */
export const OverviewShapes = () => (
  <Stack gap="md">
    <FigureGrid>{tileShapes(figureCount.read())}</FigureGrid>
    <ChartShape actions={<div style={seriesActions} />} />
  </Stack>
)
