import { Select, Stack, Text } from '@mantine/core'
import { useSiteOf } from '../../../api/sites.ts'
import { formatTime } from '../../../format/format.ts'
import { Answer } from '../../../parts/answer.tsx'
import { TableShapes } from '../../../parts/answer-states/shapes.tsx'
import { type Column, DataTable } from '../../../parts/data-table.tsx'
import { MoreButton } from '../../../parts/more-button.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { SaveMenu } from '../../../parts/save-menu.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { useSearchValue } from '../../../view/use-search-value.ts'
import { useView } from '../../../view/use-view.ts'
import { actionsOf, changesOf } from './entry-model.ts'
import { type Entry, useAuditLog } from './use-audit-log.ts'

/** Who changed what, and when. */
export function Page() {
  const { view } = useView()
  const { timezone } = useSiteOf(view.site)
  const [action, setAction] = useSearchValue('action')
  const query = useAuditLog(action)
  const data = query.data?.pages.flatMap(({ entries }) => entries)
  const columns: Column<Entry>[] = [
    { key: 'at', heading: 'When', width: 150, cell: ({ at }) => formatTime(at, timezone) },
    {
      key: 'who',
      heading: 'Who',
      width: 180,
      cell: ({ actorName, actorId, actorKind, address }) => (
        <Stack gap={0}>
          <Text size="sm" className="cut" title={actorId}>
            {actorName || actorId || actorKind}
          </Text>
          <Text size="xs" className="quiet cut">
            {[actorKind, address].filter(Boolean).join(' · ')}
          </Text>
        </Stack>
      ),
    },
    {
      key: 'action',
      heading: 'What',
      width: 150,
      cell: (entry) => (
        <Text size="sm" ff="monospace" fz="xs">
          {entry.action}
        </Text>
      ),
    },
    {
      key: 'target',
      heading: 'Of',
      width: 170,
      cell: ({ targetId }) => (
        <Text size="xs" ff="monospace" className="cut" title={targetId}>
          {targetId}
        </Text>
      ),
    },
    { key: 'changes', heading: 'Before → after', width: 260, cell: (entry) => <Changes entry={entry} /> },
  ]
  return (
    <Screen title="Audit log" note="Everything that was changed, and by whom. Entries are only ever added.">
      <Panel
        title="Entries"
        isFlush
        actions={
          <>
            <Select
              aria-label="What was done"
              placeholder="Everything"
              size="xs"
              w={190}
              clearable
              data={actionsOf(data ?? [], action)}
              value={action || null}
              onChange={(value) => setAction(value ?? '')}
            />
            <SaveMenu
              name="audit log"
              answer={data}
              hasPicture={false}
              rows={() => ({
                headings: [
                  'at',
                  'actorKind',
                  'actorId',
                  'actorName',
                  'address',
                  'action',
                  'targetId',
                  'before',
                  'after',
                ],
                rows: (data ?? []).map((entry) => [
                  entry.at,
                  entry.actorKind,
                  entry.actorId,
                  entry.actorName,
                  entry.address,
                  entry.action,
                  entry.targetId,
                  entry.before,
                  entry.after,
                ]),
              })}
            />
          </>
        }
      >
        <Answer
          query={{ ...query, data }}
          what="The audit log"
          height={420}
          shapes={<TableShapes rows={12} />}
          isEmpty={(entries) => entries.length === 0}
          empty={action ? `Nothing was done that is called ${action}.` : 'Nothing was changed yet.'}
        >
          {(entries) => (
            <DataTable label="Audit log" columns={columns} rows={entries} keyOf={({ id }) => id} />
          )}
        </Answer>
        <MoreButton query={query} />
      </Panel>
    </Screen>
  )
}

function Changes({ entry }: { readonly entry: Entry }) {
  return (
    <Stack gap={2}>
      {changesOf(entry).map(({ name, before, after }) => (
        <Text key={name} size="xs" className="cut" title={`${before} → ${after}`}>
          <span className="quiet">{name}</span> {before} → {after}
        </Text>
      ))}
    </Stack>
  )
}
