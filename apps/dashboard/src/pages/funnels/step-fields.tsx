import { ActionIcon, Group, Select, Text } from '@mantine/core'
import { IconArrowUp, IconTrash } from '@tabler/icons-react'
import { ValueField } from '../../parts/value-field.tsx'
import { type FunnelStep, isFixed, kindOf, type StepKind, stepKinds, stepWords } from './funnel-model.ts'

const dimensionOf = { type: 'eventType', page: 'page', section: 'section', stage: 'stage' } as const

/** One step while it is built: what it is, from what really happens. */
export function StepFields(props: {
  readonly step: FunnelStep
  /** From 1. */
  readonly place: number
  readonly canGo: boolean
  readonly onChange: (step: FunnelStep) => void
  readonly onRaise: () => void
  readonly onRemove: () => void
}) {
  const { step, place, canGo, onChange, onRaise, onRemove } = props
  const kind = kindOf(step)
  const setKind = (next: StepKind) => {
    const { name: _name, type: _type, page: _page, section: _section, stage: _stage, ...others } = step
    onChange({ ...others, [next]: '' })
  }
  const setValue = (value: string) => {
    const { name: _name, ...others } = step
    onChange({ ...others, [kind]: value } as FunnelStep)
  }
  return (
    <Group gap={6} wrap="nowrap">
      <Text size="sm" className="quiet figures" w={18} ta="right">
        {place}
      </Text>
      {isFixed(step) ? (
        <Text size="sm" style={{ flex: 1 }}>
          {stepWords(step)}
        </Text>
      ) : (
        <>
          <Select
            aria-label={`Kind of step ${place}`}
            size="sm"
            w={{ base: 92, xs: 108 }}
            style={{ flex: 'none' }}
            data={[...stepKinds]}
            value={kind}
            allowDeselect={false}
            onChange={(value) => value && setKind(value as StepKind)}
          />
          <ValueField
            aria-label={`Step ${place}`}
            size="sm"
            style={{ flex: 1, minWidth: 84 }}
            placeholder={kind === 'page' ? '/products/*' : 'Choose or type'}
            by={dimensionOf[kind]}
            value={String(step[kind] ?? '')}
            onChange={setValue}
          />
        </>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={place === 1}
        aria-label={`Move step ${place} up`}
        onClick={onRaise}
      >
        <IconArrowUp size={16} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={!canGo}
        aria-label={`Remove step ${place}`}
        onClick={onRemove}
      >
        <IconTrash size={16} />
      </ActionIcon>
    </Group>
  )
}
