import { Stack } from '@mantine/core'
import { FieldShapes, HeadingShape } from '../../../parts/answer-states/shapes.tsx'
import { Panel } from '../../../parts/panel.tsx'

/** Rows of fields in each of the first panels. */
const rowsOf = [1, 2, 1, 1, 4] as const

/** The grey shapes of the settings of a site, while they are on their way. */
export const SettingsShapes = () => (
  <Stack gap="md">
    {rowsOf.map((rows, place) => (
      <Panel key={`${place} ${rows}`} title={<HeadingShape />}>
        <FieldShapes rows={rows} />
      </Panel>
    ))}
  </Stack>
)
