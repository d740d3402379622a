import { Badge, Button, Stack, Text } from '@mantine/core'
import type { ImportAnswer } from '@sojourn/contract'
import { formatCount } from '../../../format/format.ts'
import { ConfirmButton } from '../../../parts/confirm-button.tsx'
import type { Column } from '../../../parts/data-table.tsx'
import { actionColumn, dayColumn, nameColumn } from '../../../parts/lists/columns.tsx'
import { ListPanel } from '../../../parts/lists/list-panel.tsx'
import { useSiteColumn } from '../../../parts/lists/use-site-column.ts'
import { partsOfReport, stateOf, worstReasons } from './import-model.ts'
import { isUnderWay, rejectedAddress, useCancelImport, useImports, useRemoveImport } from './use-imports.ts'

/** Imports of before and of now: how far each is, and what it came to. */
export function ImportList({ onOpen }: { readonly onOpen: (one: ImportAnswer) => void }) {
  const query = useImports()
  const cancel = useCancelImport()
  const remove = useRemoveImport()
  const columns: Column<ImportAnswer>[] = [
    nameColumn('File', ({ fileName }) => fileName, {
      width: 150,
      below: ({ createdBy }) => createdBy,
    }),
    { key: 'stands', heading: 'Stands', width: 130, cell: (one) => <State one={one} /> },
    useSiteColumn(),
    dayColumn('Sent', ({ createdAt }) => createdAt),
    { key: 'outcome', heading: 'Came to', width: 210, cell: (one) => <Outcome one={one} /> },
    actionColumn(190, (one) => (
      <>
        {isUnderWay(one) && (
          <Button
            size="compact-xs"
            variant="default"
            loading={cancel.isPending && cancel.variables === one.importId}
            onClick={() => cancel.mutate(one.importId)}
          >
            Cancel
          </Button>
        )}
        {isWhole(one) && !isUnderWay(one) && (
          <Button size="compact-xs" variant="default" onClick={() => onOpen(one)}>
            Look and begin
          </Button>
        )}
        {one.hasRejectedLines && !isUnderWay(one) && (
          <Button
            component="a"
            href={rejectedAddress(one.importId)}
            download
            size="compact-xs"
            variant="subtle"
            color="gray"
          >
            Rejected lines
          </Button>
        )}
        {!isUnderWay(one) && (
          <ConfirmButton
            label="Remove"
            question={`Remove ${one.fileName}?`}
            mutation={remove}
            of={one.importId}
          >
            The file goes if it is still here, and this line with it. Events that were imported stay.
          </ConfirmButton>
        )}
      </>
    )),
  ]
  return (
    <ListPanel
      title="Imports"
      query={query}
      empty="Nothing has been imported here. Bring the past of another tool, or the events of a table."
      columns={columns}
      keyOf={({ importId }) => importId}
      problem={cancel.error}
    />
  )
}

/** Whether it can be begun: its file is here, and it is not done. */
const isWhole = ({ bytes, bytesReceived, report }: ImportAnswer): boolean =>
  report === null && bytes === bytesReceived

function State({ one }: { readonly one: ImportAnswer }) {
  const { word, color } = stateOf(one)
  return (
    <Badge variant="light" color={color} size="sm" radius="sm" tt="none">
      {word}
    </Badge>
  )
}

function Outcome({ one: { report, run } }: { readonly one: ImportAnswer }) {
  if (!report) return <span className="quiet">{run?.outcome || '–'}</span>
  return (
    <Stack gap={0}>
      <Text size="sm">{partsOfReport(report).join(', ')}</Text>
      {worstReasons(report.reasons, 3).map(([reason, count]) => (
        <Text key={reason} size="xs" className="quiet">
          {formatCount(count)}: {reason}
        </Text>
      ))}
    </Stack>
  )
}
