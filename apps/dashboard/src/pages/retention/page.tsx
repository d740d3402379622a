import { useSiteOf } from '../../api/sites.ts'
import { Answer } from '../../parts/answer.tsx'
import { Panel } from '../../parts/panel.tsx'
import { SaveMenu } from '../../parts/save-menu.tsx'
import { Screen } from '../../parts/screen.tsx'
import { FilterPills } from '../../parts/view-bar/filter-pills.tsx'
import { ViewBar } from '../../parts/view-bar/view-bar.tsx'
import { useSearchParts } from '../../view/use-search-parts.ts'
import { useView } from '../../view/use-view.ts'
import { HeatMap } from './heat-map.tsx'
import { RetentionFields } from './retention-fields.tsx'
import { cohortFile, questionOfSearch, type RetentionSearch } from './retention-model.ts'
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
      actions={<ViewBar />}
    >
      <FilterPills />
      <Panel>
        <RetentionFields question={question} onChange={change} />
      </Panel>
      <Panel
        title="Cohorts"
        actions={
          query.data && (
            <SaveMenu
              name="retention"
              rows={() => cohortFile(query.data?.cohorts ?? [])}
              answer={query.data}
            />
          )
        }
      >
        <Answer
          query={query}
          height={420}
          isEmpty={({ cohorts }) => cohorts.length === 0}
          empty="Nobody came for the first time in this range. Widen it: weeks need some of them."
        >
          {({ cohorts }) => (
            <HeatMap cohorts={cohorts} interval={question.interval ?? 'week'} timezone={timezone} />
          )}
        </Answer>
      </Panel>
    </Screen>
  )
}
