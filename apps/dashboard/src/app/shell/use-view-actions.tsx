import { useMantineColorScheme } from '@mantine/core'
import type { SpotlightActionData } from '@mantine/spotlight'
import { IconArrowsDiff, IconCalendar, IconMoon, IconSun } from '@tabler/icons-react'
import { namedRanges, withRange } from '../../parts/view-bar/named-ranges.ts'
import { useView } from '../../view/use-view.ts'

/** What the command palette does to the page as it stands: its range, its comparison, its colours. */
export function useViewActions(): SpotlightActionData[] {
  const { view, setView } = useView()
  const { setColorScheme } = useMantineColorScheme()
  const isCompared = view.compare === 'previous'
  return [
    ...namedRanges.map(({ range, name }) => ({
      id: `range ${range}`,
      label: name,
      description: 'Range',
      keywords: 'range period days',
      leftSection: <IconCalendar size={18} stroke={1.7} />,
      onClick: () => setView((before) => withRange(before, range)),
    })),
    {
      id: 'compare',
      label: isCompared ? 'Compare no more' : 'Compare with the period before',
      keywords: 'comparison previous',
      leftSection: <IconArrowsDiff size={18} stroke={1.7} />,
      onClick: () =>
        setView(({ compare: _before, ...others }) =>
          isCompared ? others : { ...others, compare: 'previous' },
        ),
    },
    {
      id: 'light',
      label: 'Light colours',
      keywords: 'theme scheme mode',
      leftSection: <IconSun size={18} stroke={1.7} />,
      onClick: () => setColorScheme('light'),
    },
    {
      id: 'dark',
      label: 'Dark colours',
      keywords: 'theme scheme mode night',
      leftSection: <IconMoon size={18} stroke={1.7} />,
      onClick: () => setColorScheme('dark'),
    },
  ]
}
