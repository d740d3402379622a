import { ActionIcon, Group, NumberInput, Select } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useValues } from '../../parts/use-values.ts'
import { ValueField } from '../../parts/value-field.tsx'
import { filterLabels } from '../../parts/view-bar/dimensions.ts'
import { type Condition, comparisons, needsValue, newCondition } from './rule-model.ts'

const kinds = [
  { value: 'event', label: 'Event' },
  { value: 'session', label: 'Session' },
  { value: 'user', label: 'User' },
]

const times = [
  { value: '', label: 'at any time' },
  { value: '1d', label: 'in the last day' },
  { value: '7d', label: 'in the last 7 days' },
  { value: '30d', label: 'in the last 30 days' },
  { value: '90d', label: 'in the last 90 days' },
]

const ofSession = [
  ...Object.entries(filterLabels).filter(([name]) => name !== 'eventType'),
  ['duration', 'Duration'],
  ['pageCount', 'Pages'],
  ['stepsTaken', 'Steps'],
  ['revenue', 'Revenue'],
  ['converted', 'Converted'],
  ['bounced', 'Bounced'],
].map(([value = '', label = '']) => ({ value, label }))

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

function EventFields(props: {
  readonly condition: Extract<Condition, { kind: 'event' }>
  readonly place: number
  readonly onChange: (condition: Condition) => void
}) {
  const { condition, place, onChange } = props
  const types = useValues('eventType')
  return (
    <>
      <Select
        aria-label={`Whether condition ${place} happened`}
        size="sm"
        w={130}
        data={[
          { value: 'yes', label: 'happened' },
          { value: 'no', label: 'did not happen' },
        ]}
        value={condition.did ? 'yes' : 'no'}
        allowDeselect={false}
        onChange={(value) => onChange({ ...condition, did: value === 'yes' })}
      />
      <ValueField
        aria-label={`Event of condition ${place}`}
        size="sm"
        w={165}
        placeholder="Type of event"
        data={types}
        value={condition.type}
        onChange={(type) => onChange({ ...condition, type })}
      />
      <NumberInput
        aria-label={`Times of condition ${place}`}
        size="sm"
        w={82}
        min={1}
        prefix="≥ "
        suffix="×"
        value={condition.times}
        onChange={(value) => onChange({ ...condition, times: Math.max(1, Number(value)) })}
      />
      <Select
        aria-label={`When of condition ${place}`}
        size="sm"
        w={165}
        data={times.some(({ value }) => value === condition.within) ? times : [...times, condition.within]}
        value={condition.within}
        allowDeselect={false}
        onChange={(within) => onChange({ ...condition, within: within ?? '' })}
      />
    </>
  )
}

function PropertyFields(props: {
  readonly condition: Extract<Condition, { kind: 'session' | 'user' }>
  readonly place: number
  readonly onChange: (condition: Condition) => void
}) {
  const { condition, place, onChange } = props
  const { kind, property, op, value } = condition
  const values = useValues(kind === 'session' ? property : '')
  const known = ofSession.some((one) => one.value === property)
  return (
    <>
      {kind === 'session' ? (
        <Select
          aria-label={`Property of condition ${place}`}
          size="sm"
          w={170}
          searchable
          data={known ? ofSession : [...ofSession, { value: property, label: property }]}
          value={property}
          allowDeselect={false}
          onChange={(next) => next && onChange({ ...condition, property: next, value: '' })}
        />
      ) : (
        <ValueField
          aria-label={`Property of condition ${place}`}
          size="sm"
          w={170}
          placeholder="trait:plan"
          value={property}
          onChange={(next) => onChange({ ...condition, property: next })}
        />
      )}
      <Select
        aria-label={`Comparison of condition ${place}`}
        size="sm"
        w={160}
        data={[...comparisons]}
        value={op}
        allowDeselect={false}
        onChange={(next) => next && onChange({ ...condition, op: next })}
      />
      {needsValue(op) && (
        <ValueField
          aria-label={`Value of condition ${place}`}
          size="sm"
          w={190}
          placeholder={op === 'in' ? 'One, another' : 'Value'}
          data={op === 'in' ? [] : values}
          value={value}
          onChange={(next) => onChange({ ...condition, value: next })}
        />
      )}
    </>
  )
}
