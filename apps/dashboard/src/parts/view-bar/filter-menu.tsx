import { Autocomplete, Button, Group, Popover, Select, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Channel, DeviceType } from '@sojourn/contract'
import { IconFilter } from '@tabler/icons-react'
import { useState } from 'react'
import { useView } from '../../view/use-view.ts'
import { type FilterName, filterNames } from '../../view/view.ts'
import { useValues } from '../use-values.ts'
import { valueWords } from '../value-words.ts'
import { filterLabels } from './dimensions.ts'

/** All values that there can be, where there are few. */
const known = {
  channel: ['direct', 'search', 'social', 'mail', 'ai', 'campaign', 'referral'] satisfies Channel[],
  device: ['desktop', 'mobile', 'tablet', 'tv', 'console', 'wearable', 'other'] satisfies DeviceType[],
} as Partial<Record<FilterName, readonly string[]>>

/** Narrows the page by one more condition; another of the same name takes its place. */
export function FilterMenu() {
  const { setView } = useView()
  const [isOpen, popover] = useDisclosure(false)
  const [name, setName] = useState<FilterName>('page')
  const [value, setValue] = useState('')
  const found = useValues(known[name] ? '' : name, isOpen)
  const add = () => {
    setView((view) => ({ ...view, filters: { ...view.filters, [name]: value.trim() } }))
    setValue('')
    popover.close()
  }
  return (
    <Popover opened={isOpen} onChange={popover.toggle} position="bottom-end" withinPortal trapFocus>
      <Popover.Target>
        <Button variant="default" size="sm" leftSection={<IconFilter size={15} />} onClick={popover.toggle}>
          Filter
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (value.trim()) add()
          }}
        >
          <Stack gap="sm">
            <Group gap={6} align="flex-end">
              <Select
                label="What"
                size="sm"
                w={130}
                data={filterNames.map((one) => ({ value: one, label: filterLabels[one] }))}
                value={name}
                onChange={(chosen) => chosen && setName(chosen as FilterName)}
                allowDeselect={false}
                comboboxProps={{ withinPortal: false }}
              />
              <Autocomplete
                label="is"
                size="sm"
                w={190}
                placeholder={name === 'country' ? 'DE' : name === 'page' ? '/checkout' : ''}
                data={[...(known[name] ?? found)]}
                renderOption={({ option }) => valueWords(name, option.value)}
                value={value}
                onChange={setValue}
                comboboxProps={{ withinPortal: false }}
              />
            </Group>
            <Group justify="flex-end">
              <Button type="submit" size="compact-md" disabled={!value.trim()}>
                Add filter
              </Button>
            </Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
