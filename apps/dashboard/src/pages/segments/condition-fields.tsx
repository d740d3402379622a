import { ActionIcon, Group, Select } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { EventFields } from './event-fields.tsx'
import { PropertyFields } from './property-fields.tsx'
import { type Condition, newCondition } from './rule-model.ts'

const kinds = [
  { value: 'event', label: 'Event' },
  { value: 'session', label: 'Session' },
  { value: 'user', label: 'User' },
]

/** One condition while it is written. */
export function ConditionFields(props: {
  readonly condition: Condition
  /** From 1. */
  readonly place: number
  readonly canGo: boolean
  readonly onChange: (condition: Condition) => void
  readonly onRemove: () => void
}) {
  const { condition, place, canGo, onChange, onRemove } = props
  const setKind = (kind: string | null) => {
    if (kind === 'event') onChange(newCondition)
    if (kind === 'session') onChange({ kind, property: 'country', op: 'eq', value: '' })
    if (kind === 'user') onChange({ kind, property: 'trait:', op: 'eq', value: '' })
  }
  return (
    <Group gap="xs" align="center">
      <Select
        aria-label={`Kind of condition ${place}`}
        size="sm"
        w={110}
        data={kinds}
        value={condition.kind}
        allowDeselect={false}
        onChange={setKind}
      />
      {condition.kind === 'event' ? (
        <EventFields condition={condition} place={place} onChange={onChange} />
      ) : (
        <PropertyFields condition={condition} place={place} onChange={onChange} />
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={!canGo}
        aria-label={`Remove condition ${place}`}
        onClick={onRemove}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </Group>
  )
}
