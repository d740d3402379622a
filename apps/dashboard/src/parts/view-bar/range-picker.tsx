import { Button, Group, Kbd, Menu, Stack } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { useHotkeys } from '@mantine/hooks'
import { IconCalendar, IconChevronDown } from '@tabler/icons-react'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useView } from '../../view/use-view.ts'
import type { NamedRange, View } from '../../view/view.ts'

const choices: readonly { range: NamedRange; name: string; key: string }[] = [
  { range: '1d', name: 'Today', key: 'D' },
  { range: '24h', name: 'Last 24 hours', key: 'H' },
  { range: '7d', name: 'Last 7 days', key: 'W' },
  { range: '30d', name: 'Last 30 days', key: 'T' },
  { range: '90d', name: 'Last 90 days', key: 'N' },
  { range: '12mo', name: 'Last 12 months', key: 'Y' },
  { range: 'all', name: 'All time', key: 'A' },
]

/** The days of a range of one's own as they are read: `1 Nov – 5 Nov 2026`; `to` is exclusive. */
function nameOf(view: View): string {
  if (view.range !== 'custom') return choices.find(({ range }) => range === view.range)?.name ?? view.range
  const last = dayjs(view.to).subtract(1, 'day')
  return `${dayjs(view.from).format('D MMM')} – ${last.format('D MMM YYYY')}`
}

const withRange = (view: View, range: NamedRange): View => {
  const { from: _from, to: _to, ...others } = view
  return { ...others, range }
}

/** The range of the page. Each of the named ones has a key, Shift held. */
export function RangePicker() {
  const { view, setView } = useView()
  const [isOpen, setOpen] = useState(false)
  const [days, setDays] = useState<[string | null, string | null]>([null, null])
  const choose = (range: NamedRange) => setView((before) => withRange(before, range))
  useHotkeys(choices.map(({ key, range }) => [`shift+${key}`, () => choose(range)]))

  const chooseDays = (chosen: [string | null, string | null]) => {
    setDays(chosen)
    const [from, last] = chosen
    if (!from || !last) return
    const to = dayjs(last).add(1, 'day').format('YYYY-MM-DD')
    setView((before) => ({ ...before, range: 'custom', from: dayjs(from).format('YYYY-MM-DD'), to }))
    setOpen(false)
    setDays([null, null])
  }
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconCalendar size={15} />}
          rightSection={<IconChevronDown size={14} />}
        >
          {nameOf(view)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Group align="flex-start" gap={0} wrap="wrap">
          <Stack gap={0} miw={190}>
            {choices.map(({ range, name, key }) => (
              <Menu.Item
                key={range}
                onClick={() => choose(range)}
                fw={view.range === range ? 600 : 400}
                aria-current={view.range === range}
                rightSection={<Kbd size="xs">⇧ {key}</Kbd>}
              >
                {name}
              </Menu.Item>
            ))}
          </Stack>
          <DatePicker
            type="range"
            p="xs"
            allowSingleDateInRange
            value={days}
            onChange={chooseDays}
            maxDate={dayjs().format('YYYY-MM-DD')}
            aria-label="First and last day"
          />
        </Group>
      </Menu.Dropdown>
    </Menu>
  )
}
