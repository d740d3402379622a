import { Group, Select, TextInput } from '@mantine/core'
import { type ConditionDraft, kinds, stageChoices, windows } from './condition-model.ts'

/** The fields of a condition: those of its kind. */
export function ConditionFields(props: {
  readonly draft: ConditionDraft
  /** Names of figures. */
  readonly metrics: readonly string[]
  readonly onChange: (draft: ConditionDraft) => void
}) {
  const { draft, metrics, onChange } = props
  const set = (name: keyof ConditionDraft) => (value: string | null) =>
    onChange({ ...draft, [name]: value ?? '' } as ConditionDraft)
  const choice = (
    name: keyof ConditionDraft,
    label: string,
    data: readonly { value: string; label: string }[],
  ) => (
    <Select
      label={label}
      data={[...data]}
      value={draft[name]}
      onChange={set(name)}
      allowDeselect={false}
      searchable={data.length > 8}
    />
  )
  const text = (name: keyof ConditionDraft, label: string) => (
    <TextInput
      label={label}
      required
      value={draft[name]}
      onChange={({ currentTarget }) => set(name)(currentTarget.value)}
    />
  )
  const { kind } = draft
  const figure = choice(
    'metric',
    'Figure',
    metrics.map((value) => ({ value, label: value })),
  )
  return (
    <>
      {choice('kind', 'When', kinds)}
      <Group gap="sm" grow preventGrowOverflow={false} align="flex-end">
        {kind === 'threshold' && (
          <>
            {figure}
            {choice('op', 'Is', [
              { value: 'above', label: 'above' },
              { value: 'below', label: 'below' },
            ])}
            {text('value', 'Value')}
          </>
        )}
        {kind === 'change' && (
          <>
            {figure}
            {choice('direction', 'Goes', [
              { value: 'down', label: 'down' },
              { value: 'up', label: 'up' },
              { value: 'either', label: 'up or down' },
            ])}
            {text('percent', 'By percent')}
          </>
        )}
        {kind === 'no_data' && text('minutes', 'For minutes')}
        {kind === 'drop_off' && (
          <>
            {choice('stage', 'Stage', stageChoices)}
            {text('points', 'More by percentage points')}
          </>
        )}
        {kind === 'page_reached' && (
          <>
            {text('page', 'Page path')}
            {text('times', 'Times')}
          </>
        )}
        {kind !== 'no_data' && choice('window', 'Looked at', windows)}
      </Group>
    </>
  )
}
