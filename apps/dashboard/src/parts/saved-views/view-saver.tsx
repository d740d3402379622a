import { ActionIcon, Popover, Text, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconBookmark } from '@tabler/icons-react'
import { useRouterState } from '@tanstack/react-router'
import { useMay } from '../../api/account.ts'
import { ViewForm } from './view-form.tsx'

/** Gives the page, with everything that was chosen on it, a name. */
export function ViewSaver() {
  const maySave = useMay('save')
  const address = useRouterState({ select: (state) => state.location.href })
  const [isOpen, popover] = useDisclosure(false)
  if (!maySave) return null
  return (
    <Popover
      opened={isOpen}
      onChange={popover.toggle}
      position="bottom-end"
      width={290}
      withinPortal
      trapFocus
    >
      <Popover.Target>
        <Tooltip label="Save this view">
          <ActionIcon variant="default" size={36} aria-label="Save this view" onClick={popover.toggle}>
            <IconBookmark size={16} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="xs" className="quiet" mb="xs">
          This page as it stands: site, range, filters, segment and what else is chosen on it.
        </Text>
        <ViewForm
          key={String(isOpen)}
          draft={{ name: '', address, isShared: false }}
          onSaved={popover.close}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
