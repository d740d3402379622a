import { Grid, Stack } from '@mantine/core'
import { Panel } from '../panel.tsx'
import { FactShapes, HeadingShape, TableShapes } from './shapes.tsx'

/** The shapes of a page about one thing: what it did, and beside it what is known of it. */
export const DetailShapes = () => (
  <Grid gap="md">
    <Grid.Col span={{ base: 12, md: 8 }} order={{ base: 2, md: 1 }}>
      <Panel title={<HeadingShape />} isFlush>
        <TableShapes rows={13} />
      </Panel>
    </Grid.Col>
    <Grid.Col span={{ base: 12, md: 4 }} order={{ base: 1, md: 2 }}>
      <Stack gap="md">
        <Panel title={<HeadingShape />}>
          <FactShapes rows={8} />
        </Panel>
      </Stack>
    </Grid.Col>
  </Grid>
)
