import { Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useSiteOf } from '../../api/sites.ts'
import { useView } from '../../view/use-view.ts'
import { ViewSaver } from '../saved-views/view-saver.tsx'
import { FilterMenu } from './filter-menu.tsx'
import { RangePicker } from './range-picker.tsx'
import { SegmentPicker } from './segment-picker.tsx'

/**
 * What a page is narrowed to: conditions and range; and the time zone that days are counted in.
 * @param props.children what else can be done with the page as it stands
 */
export function ViewBar({ children }: { readonly children?: ReactNode }) {
  const { view } = useView()
  const { timezone } = useSiteOf(view.site)
  return (
    <Group gap="xs">
      <SegmentPicker />
      <FilterMenu />
      <RangePicker />
      <ViewSaver />
      {children}
      <Text
        size="xs"
        className="quiet"
        title="Days begin and end in this time zone; the site's settings have it"
      >
        {timezone}
      </Text>
    </Group>
  )
}
