import { Select } from '@mantine/core'
import { ValueField } from '../../parts/value-field.tsx'
import { filterLabels } from '../../parts/view-bar/dimensions.ts'
import { type Condition, comparisons, needsValue } from './rule-model.ts'

const ofSession = [
  ...Object.entries(filterLabels).filter(([name]) => name !== 'eventType'),
  ['duration', 'Duration'],
  ['pageCount', 'Pages'],
  ['stepsTaken', 'Steps'],
  ['revenue', 'Revenue'],
  ['converted', 'Converted'],
  ['bounced', 'Bounced'],
].map(([value = '', label = '']) => ({ value, label }))

/** A property of the session or the user, and what it is compared with. */
export function PropertyFields(props: {
  readonly condition: Extract<Condition, { kind: 'session' | 'user' }>
  readonly place: number
  readonly onChange: (condition: Condition) => void
}) {
  const { condition, place, onChange } = props
  const { kind, property, op, value } = condition
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
          by={kind === 'session' && op !== 'in' ? property : ''}
          value={value}
          onChange={(next) => onChange({ ...condition, value: next })}
        />
      )}
    </>
  )
}
