import { useSiteOf } from '../../api/sites.ts'
import { Panel } from '../../parts/panel.tsx'
import { Screen } from '../../parts/screen.tsx'
import { FilterPills } from '../../parts/view-bar/filter-pills.tsx'
import { ViewBar } from '../../parts/view-bar/view-bar.tsx'
import { useSearchParts } from '../../view/use-search-parts.ts'
import { useView } from '../../view/use-view.ts'
import { ShareButton } from '../admin/links/share-button.tsx'
import { CohortPanel } from './cohort-panel.tsx'
import { RetentionFields } from './retention-fields.tsx'
import { questionOfSearch, type RetentionSearch } from './retention-model.ts'
import { useRetention } from './use-retention.ts'

/** Who comes back. */
export function Page() {
  const { view } = useView()
  const { timezone } = useSiteOf(view.site)
  const [search, change] = useSearchParts<RetentionSearch>()
  const question = questionOfSearch(search)
  const query = useRetention(view, question)
  return (
    <Screen
      title="Retention"
      note="People by the period in which they first came, and the share of them that came back in each period from there on."
      actions={
        <ViewBar>
          <ShareButton shows={{ page: 'retention', question: { ...question } }} />
        </ViewBar>
      }
    >
      <FilterPills />
      <Panel>
        <RetentionFields question={question} onChange={change} />
      </Panel>
      <CohortPanel query={query} interval={question.interval ?? 'week'} timezone={timezone} />
    </Screen>
  )
}
