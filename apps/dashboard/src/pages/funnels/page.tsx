import { Text } from '@mantine/core'
import type { FunnelInput } from '@sojourn/contract'
import { useState } from 'react'
import { useMay } from '../../api/account.ts'
import { useSiteOf } from '../../api/sites.ts'
import { Panel } from '../../parts/panel.tsx'
import { Screen } from '../../parts/screen.tsx'
import { FilterPills } from '../../parts/view-bar/filter-pills.tsx'
import { ViewBar } from '../../parts/view-bar/view-bar.tsx'
import { useSearchParts } from '../../view/use-search-parts.ts'
import { useView } from '../../view/use-view.ts'
import { ShareButton } from '../admin/links/share-button.tsx'
import { FunnelBuilder } from './funnel-builder.tsx'
import { askable, funnelOfSearch } from './funnel-model.ts'
import { FunnelResult } from './funnel-result.tsx'
import { PeopleDrawer } from './people-drawer.tsx'
import { type PeopleChoice, useFunnel } from './use-funnel.ts'

/** How far people come through steps of one's own. The funnel stands in the URL. */
export function Page() {
  const { view } = useView()
  const { timezone } = useSiteOf(view.site)
  const seesWho = useMay('personal_data')
  const [search, change] = useSearchParts<{ funnel: FunnelInput }>()
  const funnel = funnelOfSearch(search.funnel)
  const asked = askable(funnel)
  const query = useFunnel(view, asked)
  const [people, setPeople] = useState<PeopleChoice>()
  return (
    <Screen
      title="Funnels"
      note="Steps in order: who comes how far, where they leave, how long it takes. The address of this page is the funnel."
      actions={
        <ViewBar>
          {asked && <ShareButton shows={{ page: 'funnel', question: { trend: 'day', ...asked } }} />}
        </ViewBar>
      }
    >
      <FilterPills />
      <Panel title="Steps">
        <FunnelBuilder funnel={funnel} onChange={(next) => change({ funnel: next })} />
      </Panel>
      {asked ? (
        <FunnelResult
          query={query}
          funnel={funnel}
          timezone={timezone}
          onPeople={seesWho ? setPeople : undefined}
        />
      ) : (
        <Text size="sm" className="quiet">
          Say what each step is, and the figures come.
        </Text>
      )}
      {people && asked && (
        <PeopleDrawer
          funnel={asked}
          choice={people}
          timezone={timezone}
          onClose={() => setPeople(undefined)}
        />
      )}
    </Screen>
  )
}
