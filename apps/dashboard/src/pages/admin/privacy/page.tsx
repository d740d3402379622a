import { useSiteOf } from '../../../api/sites.ts'
import { Panel } from '../../../parts/panel.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { useView } from '../../../view/use-view.ts'
import { ErasureList } from './erasure-list.tsx'
import { PersonForm } from './person-form.tsx'

/** What is kept of one person: to find, to export, to erase. */
export function Page() {
  const { view } = useView()
  const { timezone } = useSiteOf(view.site)
  return (
    <Screen
      title="Personal data"
      note="What is kept of one person: find it, hand it over, erase it for good, and show that it is gone."
    >
      <Panel title="A person">
        <PersonForm siteId={view.site} />
      </Panel>
      <ErasureList siteId={view.site} timezone={timezone} />
    </Screen>
  )
}
