import { SimpleGrid, Stack } from '@mantine/core'
import { BarShapes, HeadingShape, TableShapes } from '../../parts/answer-states/shapes.tsx'
import { Panel } from '../../parts/panel.tsx'

/** The grey shapes of who is here, while that is on its way. */
export const LiveShapes = () => (
  <Stack gap="md">
    <span className="shape" style={{ width: 150, height: 40 }} />
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
      {['pages', 'sections', 'channels', 'countries'].map((list) => (
        <Panel key={list} title={<HeadingShape />}>
          <BarShapes rows={3} />
        </Panel>
      ))}
    </SimpleGrid>
    <Panel title={<HeadingShape />} isFlush>
      <TableShapes rows={7} />
    </Panel>
  </Stack>
)
