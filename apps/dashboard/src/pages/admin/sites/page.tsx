import { useMay } from '../../../api/account.ts'
import { type SiteAnswer, useSiteSettings } from '../../../api/sites.ts'
import { CopyText } from '../../../parts/copy-text.tsx'
import type { Column } from '../../../parts/data-table.tsx'
import { FormDialog } from '../../../parts/forms/form-dialog.tsx'
import { nameColumn } from '../../../parts/lists/columns.tsx'
import { ListPanel } from '../../../parts/lists/list-panel.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { useGo } from '../../../view/use-go.ts'
import { RemovedSites } from './removed-sites.tsx'
import { SiteForm } from './site-form.tsx'

const columns: Column<SiteAnswer>[] = [
  nameColumn('Site', ({ name }) => name),
  { key: 'id', heading: 'Id', width: 220, cell: ({ siteId }) => <CopyText text={siteId} /> },
  { key: 'timezone', heading: 'Time zone', width: 150, cell: ({ settings }) => settings.timezone },
  { key: 'currency', heading: 'Currency', width: 90, cell: ({ settings }) => settings.currency },
  {
    key: 'retention',
    heading: 'Events are kept',
    width: 130,
    cell: ({ settings }) => (settings.retentionDays === null ? 'For ever' : `${settings.retentionDays} days`),
  },
]

/** The sites of the organization. */
export function Page() {
  const query = useSiteSettings()
  const go = useGo()
  const mayMake = useMay('admin')
  return (
    <Screen
      title="Sites"
      note="Open one to see and to change its settings."
      actions={mayMake && <FormDialog label="Make a site">{() => <SiteForm />}</FormDialog>}
    >
      <ListPanel
        title="Sites"
        query={query}
        height={160}
        empty="There is none yet. “Make a site” begins one."
        columns={columns}
        keyOf={({ siteId }) => siteId}
        onOpen={({ siteId }) => go(`/admin/sites/${siteId}`)}
      />
      <RemovedSites />
    </Screen>
  )
}
