import { ActionIcon, Group, Text, Tooltip } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useRemoveAnnotation } from '../../api/annotations.ts'
import { formatDay } from '../../format/format.ts'
import type { Note } from './notes-model.ts'

/** What happened on days of the series, by the numbers that the drawing has. */
export function NoteList(props: { readonly notes: readonly Note[]; readonly mayRemove: boolean }) {
  const { notes, mayRemove } = props
  const remove = useRemoveAnnotation()
  if (notes.length === 0) return null
  return (
    <Group component="ol" gap="md" m={0} mt="xs" p={0} style={{ listStyle: 'none' }} aria-label="Notes">
      {notes.map(({ annotationId, label, day, text }) => (
        <Group component="li" key={annotationId} gap={6} wrap="nowrap" miw={0}>
          <Text size="xs" fw={600} className="figures quiet">
            {label}
          </Text>
          <Text size="xs" className="quiet" style={{ whiteSpace: 'nowrap' }}>
            {formatDay(day, 'UTC')}
          </Text>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {text}
          </Text>
          {mayRemove && (
            <Tooltip label="Remove the note">
              <ActionIcon
                size="xs"
                variant="subtle"
                color="gray"
                aria-label={`Remove the note ${text}`}
                loading={remove.isPending && remove.variables === annotationId}
                onClick={() => remove.mutate(annotationId)}
              >
                <IconX size={12} />
              </ActionIcon>
            </Tooltip>
          )}
        </Group>
      ))}
    </Group>
  )
}
