import { Button, Group, SegmentedControl, Select, Stack } from '@mantine/core'
import type { FunnelInput } from '@sojourn/contract'
import { IconPlus } from '@tabler/icons-react'
import { filterLabels } from '../../parts/view-bar/dimensions.ts'
import { filterNames } from '../../view/view.ts'
import type { FunnelStep } from './funnel-model.ts'
import { StepFields } from './step-fields.tsx'

const windows = [
  { value: 'session', label: 'Within a session' },
  { value: '30m', label: 'Within 30 minutes' },
  { value: '1d', label: 'Within a day' },
  { value: '7d', label: 'Within 7 days' },
  { value: '30d', label: 'Within 30 days' },
]
const stepsMax = 10

/** What a funnel is: its steps, in which time, of whom. */
export function FunnelBuilder(props: {
  readonly funnel: FunnelInput
  readonly onChange: (funnel: FunnelInput) => void
}) {
  const { funnel, onChange } = props
  const { steps } = funnel
  const setSteps = (next: FunnelStep[]) => onChange({ ...funnel, steps: next })
  const set = (change: { readonly [Name in keyof FunnelInput]?: FunnelInput[Name] | undefined }) =>
    onChange(
      Object.fromEntries(
        Object.entries({ ...funnel, ...change }).filter(([, value]) => value !== undefined),
      ) as FunnelInput,
    )
  const breakdowns = filterNames
    .filter((name) => name !== 'userId' && name !== 'visitorId')
    .map((name) => ({ value: name as string, label: `By ${filterLabels[name].toLowerCase()}` }))
  return (
    <Stack gap="xs">
      {steps.map((step, index) => (
        <StepFields
          key={`${index} of ${steps.length}`}
          step={step}
          place={index + 1}
          canGo={steps.length > 2}
          onChange={(next) => setSteps(steps.with(index, next))}
          onRaise={() => setSteps(steps.toSpliced(index, 1).toSpliced(index - 1, 0, step))}
          onRemove={() => setSteps(steps.toSpliced(index, 1))}
        />
      ))}
      <Group gap="xs" pl={26}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} />}
          disabled={steps.length >= stepsMax}
          onClick={() => setSteps([...steps, { type: '' }])}
        >
          Add a step
        </Button>
      </Group>
      <Group gap="xs" pl={26} pt="xs">
        <Select
          aria-label="Time"
          size="sm"
          w={175}
          data={windows}
          value={funnel.window ?? 'session'}
          allowDeselect={false}
          onChange={(value) => set({ window: value === 'session' || value === null ? undefined : value })}
        />
        <SegmentedControl
          size="sm"
          aria-label="Counted"
          value={funnel.per ?? 'session'}
          onChange={(value) => set({ per: value === 'user' ? 'user' : undefined })}
          data={[
            { value: 'session', label: 'Sessions' },
            { value: 'user', label: 'People' },
          ]}
        />
        <Select
          aria-label="Order"
          size="sm"
          w={220}
          data={[
            { value: 'ordered', label: 'Others may lie between' },
            { value: 'strict', label: 'One right after the other' },
          ]}
          value={funnel.order ?? 'ordered'}
          allowDeselect={false}
          onChange={(value) =>
            set(
              value === 'strict'
                ? { order: 'strict' }
                : { order: undefined, of: undefined, merge: undefined },
            )
          }
        />
        <Select
          aria-label="Broken down"
          placeholder="Not broken down"
          size="sm"
          w={190}
          clearable
          data={breakdowns}
          value={funnel.breakdown ?? null}
          onChange={(value) => set({ breakdown: value ?? undefined })}
        />
      </Group>
    </Stack>
  )
}
