import { Button } from '@mantine/core'
import { IconArrowsDiff } from '@tabler/icons-react'
import { useView } from '../../view/use-view.ts'

/** Whether the period before stands beside this one. */
export function CompareToggle() {
  const { view, setView } = useView()
  const isOn = view.compare === 'previous'
  return (
    <Button
      variant={isOn ? 'light' : 'default'}
      size="sm"
      leftSection={<IconArrowsDiff size={15} />}
      aria-pressed={isOn}
      onClick={() =>
        setView(({ compare: _before, ...others }) => (isOn ? others : { ...others, compare: 'previous' }))
      }
    >
      Compare
    </Button>
  )
}
