import { NumberInput, Select } from '@mantine/core'
import { ValueField } from '../../parts/value-field.tsx'
import type { Condition } from './rule-model.ts'

const times = [
  { value: '', label: 'at any time' },
  { value: '1d', label: 'in the last day' },
  { value: '7d', label: 'in the last 7 days' },
  { value: '30d', label: 'in the last 30 days' },
  { value: '90d', label: 'in the last 90 days' },
]

/** What happened, how often and when. */
export function EventFields(props: {
  readonly condition: Extract<Condition, { kind: 'event' }>
  readonly place: number
  readonly onChange: (condition: Condition) => void
}) {
  const { condition, place, onChange } = props
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
        by="eventType"
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
