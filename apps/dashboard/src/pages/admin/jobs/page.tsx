import { useState } from 'react'
import { useSiteOf } from '../../../api/sites.ts'
import { Screen } from '../../../parts/screen.tsx'
import { useView } from '../../../view/use-view.ts'
import { JobDrawer } from './job-drawer.tsx'
import { JobList } from './job-list.tsx'
import { useJobs } from './use-jobs.ts'

/** What runs by itself: when, what it came to, and its log. */
export function Page() {
  const { view } = useView()
  const { timezone } = useSiteOf(view.site)
  const [name, setName] = useState<string>()
  const open = useJobs().data?.find((job) => job.name === name)
  return (
    <Screen
      title="Jobs"
      note="What runs by itself. Open one to see its runs and their logs, and to change when it runs."
    >
      <JobList timezone={timezone} onOpen={(job) => setName(job.name)} />
      {open && (
        <JobDrawer key={open.name} job={open} timezone={timezone} onClose={() => setName(undefined)} />
      )}
    </Screen>
  )
}
