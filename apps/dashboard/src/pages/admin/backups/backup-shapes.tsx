import { Stack } from '@mantine/core'
import { FactShapes, FieldShapes, HeadingShape, TableShapes } from '../../../parts/answer-states/shapes.tsx'
import { Panel } from '../../../parts/panel.tsx'

/** The grey shapes of what is known of backups, while that is on its way. */
export const BackupShapes = () => (
  <Stack gap="md">
    <Panel title={<HeadingShape />}>
      <FactShapes rows={2} />
      <FieldShapes rows={1} />
    </Panel>
    <Panel title={<HeadingShape />} isFlush>
      <TableShapes rows={2} />
    </Panel>
  </Stack>
)
