import { Select } from '@mantine/core'
import { useState } from 'react'
import { useSites } from '../../api/sites.ts'
import { useView } from '../../view/use-view.ts'

/** The site that something is made for: that of the view, else the first. */
export function useChosenSite(): [string, (siteId: string) => void] {
  const { view } = useView()
  const sites = useSites()
  const [chosen, setChosen] = useState<string>()
  return [chosen ?? view.site ?? sites[0]?.siteId ?? '', setChosen]
}

/** Chooses a site; nothing where there is nothing to choose. */
export function SiteField(props: {
  readonly value: string
  readonly onChange: (siteId: string) => void
  /** What else can be chosen, such as all of them. */
  readonly others?: readonly { readonly value: string; readonly label: string }[]
}) {
  const { value, onChange, others = [] } = props
  const choices = [...useSites().map(({ siteId, name }) => ({ value: siteId, label: name })), ...others]
  if (choices.length < 2) return null
  return (
    <Select
      label="Site"
      data={choices}
      value={value}
      onChange={(siteId) => siteId && onChange(siteId)}
      allowDeselect={false}
    />
  )
}
