import { useSiteOf } from '../../../api/sites.ts'
import { Answer } from '../../../parts/answer.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { useView } from '../../../view/use-view.ts'
import { ErasureTable } from './erasure-table.tsx'
import { PersonForm } from './person-form.tsx'
import { useErasures } from './use-erasures.ts'

/** What is kept of one person: to find, to export, to erase. */
export function Page() {
  const { view } = useView()
  const { timezone } = useSiteOf(view.site)
  const query = useErasures(view.site)
  return (
    <Screen
      title="Personal data"
      note="What is kept of one person: find it, hand it over, erase it for good, and show that it is gone."
    >
      <Panel title="A person">
        <PersonForm siteId={view.site} />
      </Panel>
      <Panel
        title="Erasures"
        note="The last hundred. A receipt does not tell whom it was about; who has the id can check it by its hash."
        isFlush
      >
        <Answer query={query} height={140} isEmpty={(all) => all.length === 0} empty="Nobody was erased yet.">
          {(all) => <ErasureTable erasures={all} timezone={timezone} />}
        </Answer>
      </Panel>
    </Screen>
  )
}
