import { Text } from '@mantine/core'
import { useMay } from '../../../api/account.ts'
import { type SiteAnswer, useSiteSettings } from '../../../api/sites.ts'
import { Answer } from '../../../parts/answer.tsx'
import { CopyText } from '../../../parts/copy-text.tsx'
import { type Column, DataTable } from '../../../parts/data-table.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { useGo } from '../../../view/use-go.ts'
import { MakeSite } from './make-site.tsx'

const columns: Column<SiteAnswer>[] = [
  {
    key: 'name',
    heading: 'Site',
    width: 180,
    cell: ({ name }) => (
      <Text size="sm" fw={500}>
        {name}
      </Text>
    ),
  },
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
      actions={mayMake && <MakeSite />}
    >
      <Panel title="Sites" isFlush>
        <Answer query={query} height={160}>
          {(sites) => (
            <DataTable
              label="Sites"
              columns={columns}
              rows={sites}
              keyOf={({ siteId }) => siteId}
              onOpen={({ siteId }) => go(`/admin/sites/${siteId}`)}
            />
          )}
        </Answer>
      </Panel>
    </Screen>
  )
}
