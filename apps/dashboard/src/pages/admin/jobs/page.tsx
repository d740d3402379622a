import { useState } from 'react'
import { useSiteOf } from '../../../api/sites.ts'
import { Answer } from '../../../parts/answer.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { useView } from '../../../view/use-view.ts'
import { JobDrawer } from './job-drawer.tsx'
import { JobTable } from './job-table.tsx'
import { useJobs } from './use-jobs.ts'

/** What runs by itself: when, what it came to, and its log. */
export function Page() {
  const { view } = useView()
  const { timezone } = useSiteOf(view.site)
  const query = useJobs()
  const [name, setName] = useState<string>()
  const open = query.data?.find((job) => job.name === name)
  return (
    <Screen
      title="Jobs"
      note="What runs by itself. Open one to see its runs and their logs, and to change when it runs."
    >
      <Panel title="Jobs" isFlush>
        <Answer
          query={query}
          height={320}
          isEmpty={(jobs) => jobs.length === 0}
          empty="There are none of this organization. Those of the installation are seen by who owns it."
        >
          {(jobs) => <JobTable jobs={jobs} timezone={timezone} onOpen={(job) => setName(job.name)} />}
        </Answer>
      </Panel>
      {open && (
        <JobDrawer key={open.name} job={open} timezone={timezone} onClose={() => setName(undefined)} />
      )}
    </Screen>
  )
}
