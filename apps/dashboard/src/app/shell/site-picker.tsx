import { Select } from '@mantine/core'
import { useSites } from '../../api/sites.ts'
import { useView } from '../../view/use-view.ts'

const everySite = ''

/** Which site the pages are about. */
export function SitePicker() {
  const sites = useSites()
  const { view, setView } = useView()
  if (sites.length === 0) return null
  const choices = sites.map(({ siteId, name }) => ({ value: siteId, label: name }))
  return (
    <Select
      aria-label="Site"
      size="sm"
      data={sites.length > 1 ? [{ value: everySite, label: 'All sites' }, ...choices] : choices}
      value={view.site ?? (sites.length > 1 ? everySite : (sites[0]?.siteId ?? null))}
      onChange={(value) =>
        setView(({ site: _before, ...others }) => (value ? { ...others, site: value } : others))
      }
      allowDeselect={false}
      searchable={sites.length > 7}
      comboboxProps={{ withinPortal: true }}
    />
  )
}
