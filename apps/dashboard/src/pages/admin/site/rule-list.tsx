import { ActionIcon, Button, Group, Stack } from '@mantine/core'
import { IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'

/** Rules in their order, each with its fields; the order can be changed, for the first that fits wins. */
export function RuleList<Rule>(props: {
  readonly rules: readonly Rule[]
  readonly onChange: (rules: Rule[]) => void
  readonly make: () => Rule
  readonly children: (rule: Rule, change: (part: Partial<Rule>) => void, place: number) => ReactNode
}) {
  const { rules, onChange, make, children } = props
  const put = (place: number, part: Partial<Rule>) =>
    onChange(rules.map((rule, index) => (index === place ? { ...rule, ...part } : rule)))
  const raise = (place: number) => {
    const order = [...rules]
    const [rule] = order.splice(place, 1)
    if (rule !== undefined) onChange(order.toSpliced(place - 1, 0, rule))
  }
  return (
    <Stack gap="xs">
      {rules.map((rule, place) => (
        // Rules have no name of their own but their place.
        <Group key={place} gap="xs" align="flex-start" wrap="nowrap">
          <Group gap="xs" align="flex-start" style={{ flex: 1, minWidth: 0 }}>
            {children(rule, (part) => put(place, part), place)}
          </Group>
          <ActionIcon
            variant="subtle"
            color="gray"
            mt={28}
            disabled={place === 0}
            aria-label={`Move rule ${place + 1} up`}
            onClick={() => raise(place)}
          >
            <IconArrowUp size={16} />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            mt={28}
            aria-label={`Remove rule ${place + 1}`}
            onClick={() => onChange(rules.filter((_, index) => index !== place))}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      ))}
      <Group>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => onChange([...rules, make()])}
        >
          Add a rule
        </Button>
      </Group>
    </Stack>
  )
}
