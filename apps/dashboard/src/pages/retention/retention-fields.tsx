import { Group, SegmentedControl, Select, Text } from '@mantine/core'
import type { RetentionInput } from '@sojourn/contract'
import { formatName } from '../../format/format.ts'
import type { RetentionSearch } from './retention-model.ts'
import { TypeField } from './type-field.tsx'

/** Who counts as come, who as back, and by which period. */
export function RetentionFields(props: {
  readonly question: RetentionInput
  readonly onChange: (change: { readonly [Name in keyof RetentionSearch]?: string | undefined }) => void
}) {
  const { question, onChange } = props
  return (
    <Group gap="sm">
      <SegmentedControl
        size="sm"
        aria-label="Period"
        value={question.interval ?? 'week'}
        onChange={(value) => onChange({ interval: value === 'week' ? undefined : value })}
        data={['day', 'week', 'month'].map((value) => ({ value, label: formatName(value) }))}
      />
      <Group gap="xs" wrap="nowrap">
        <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
          Came by
        </Text>
        <TypeField
          aria-label="First event"
          value={question.first?.type}
          onChange={(first) => onChange({ first })}
        />
      </Group>
      <Group gap="xs" wrap="nowrap">
        <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
          and back by
        </Text>
        <TypeField
          aria-label="Returning event"
          value={question.returning?.type}
          onChange={(returning) => onChange({ returning })}
        />
      </Group>
      <Select
        aria-label="When they count as back"
        size="sm"
        w={170}
        allowDeselect={false}
        data={[
          { value: 'on', label: 'in that period' },
          { value: 'onOrAfter', label: 'in it or later' },
        ]}
        value={question.mode ?? 'on'}
        onChange={(mode) => onChange({ mode: mode === 'on' ? undefined : (mode ?? undefined) })}
      />
      <SegmentedControl
        size="sm"
        aria-label="Counted"
        value={question.unit ?? 'user'}
        onChange={(unit) => onChange({ unit: unit === 'user' ? undefined : unit })}
        data={[
          { value: 'user', label: 'People' },
          { value: 'visitor', label: 'Visitors' },
        ]}
      />
    </Group>
  )
}
