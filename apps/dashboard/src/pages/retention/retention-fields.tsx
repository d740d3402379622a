import { Group, SegmentedControl, Select, Text } from '@mantine/core'
import type { RetentionInput } from '@sojourn/contract'
import { formatName } from '../../format/format.ts'
import { useValues } from '../../parts/use-values.ts'
import type { RetentionSearch } from './retention-model.ts'

/** Who counts as come, who as back, and by which period. */
export function RetentionFields(props: {
  readonly question: RetentionInput
  readonly onChange: (change: { readonly [Name in keyof RetentionSearch]?: string | undefined }) => void
}) {
  const { question, onChange } = props
  const types = useValues('eventType').map((type) => ({ value: type, label: formatName(type) }))
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
        <Select
          aria-label="First event"
          placeholder="any event"
          size="sm"
          w={170}
          clearable
          searchable
          data={types}
          value={question.first?.type ?? null}
          onChange={(first) => onChange({ first: first ?? undefined })}
        />
      </Group>
      <Group gap="xs" wrap="nowrap">
        <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
          and back by
        </Text>
        <Select
          aria-label="Returning event"
          placeholder="any event"
          size="sm"
          w={170}
          clearable
          searchable
          data={types}
          value={question.returning?.type ?? null}
          onChange={(returning) => onChange({ returning: returning ?? undefined })}
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
