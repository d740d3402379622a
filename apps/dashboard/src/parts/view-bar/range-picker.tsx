import { Box, Button, Group, Kbd, Menu, Stack } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconCalendar, IconChevronDown } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { formatDay } from '../../format/format.ts'
import { useView } from '../../view/use-view.ts'
import type { NamedRange, View } from '../../view/view.ts'
import { namedRanges, withRange } from './named-ranges.ts'

const dayMs = 86_400_000

/** The calendar comes with the first look at it. */
const Days = lazy(() => import('./days.tsx').then((it) => ({ default: it.Days })))

/** The days of a range of one's own as they are read: `1 Nov – 5 Nov 2026`; `to` is exclusive. */
function nameOf(view: View): string {
  if (view.range !== 'custom')
    return namedRanges.find(({ range }) => range === view.range)?.name ?? view.range
  const last = Date.parse(view.to ?? '') - dayMs
  return `${formatDay(view.from ?? '', 'UTC')} – ${formatDay(last, 'UTC')}`
}

/** The range of the page. Each of the named ones has a key, Shift held. */
export function RangePicker() {
  const { view, setView } = useView()
  const [isOpen, setOpen] = useState(false)
  const choose = (range: NamedRange) => setView((before) => withRange(before, range))
  useHotkeys(namedRanges.map(({ key, range }) => [`shift+${key}`, () => choose(range)]))

  const chooseDays = (from: string, to: string) => {
    setView((before) => ({ ...before, range: 'custom', from, to }))
    setOpen(false)
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
            {namedRanges.map(({ range, name, key }) => (
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
          <Suspense fallback={<Box className="shape" w={260} h={290} m="xs" />}>
            <Days onChoose={chooseDays} />
          </Suspense>
        </Group>
      </Menu.Dropdown>
    </Menu>
  )
}
