import { Select } from '@mantine/core'
import { useState } from 'react'
import { useSites } from '../../../api/sites.ts'
import { useView } from '../../../view/use-view.ts'

/** The site that something is made for: that of the view, else the first. */
export function useChosenSite(): [string, (siteId: string) => void] {
  const { view } = useView()
  const sites = useSites()
  const [chosen, setChosen] = useState<string>()
  return [chosen ?? view.site ?? sites[0]?.siteId ?? '', setChosen]
}

/** Chooses a site; nothing where there is only one. */
export function SiteField(props: { readonly value: string; readonly onChange: (siteId: string) => void }) {
  const sites = useSites()
  if (sites.length < 2) return null
  return (
    <Select
      label="Site"
      data={sites.map((site) => ({ value: site.siteId, label: site.name }))}
      value={props.value}
      onChange={(siteId) => siteId && props.onChange(siteId)}
      allowDeselect={false}
    />
  )
}
