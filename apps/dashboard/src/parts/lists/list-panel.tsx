import { Box } from '@mantine/core'
import type { ComponentProps, ReactNode } from 'react'
import { Failed } from '../answer.tsx'
import { Panel } from '../panel.tsx'
import { ListAnswer } from './list-answer.tsx'

/** A framed list of things that were made, under what they are. */
export function ListPanel<Row>(
  props: Omit<ComponentProps<typeof ListAnswer<Row>>, 'label'> & {
    /** What they are; the table is called so too. */
    readonly title: string
    readonly note?: ReactNode
    readonly actions?: ReactNode
    /** What went wrong with what was done to a row in its place. */
    readonly problem?: Error | null
  },
) {
  const { title, note, actions, problem, ...list } = props
  return (
    <Panel title={title} note={note} actions={actions} isFlush>
      {problem && (
        <Box px="md" pb="sm">
          <Failed error={problem} />
        </Box>
      )}
      <ListAnswer {...list} label={title} />
    </Panel>
  )
}
