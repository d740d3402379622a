import { Badge, Switch, Text } from '@mantine/core'
import type { AlertAnswer } from '@sojourn/contract'
import { useAlerts, useRemoveAlert, useSwitchAlert } from '../../../api/alerts.ts'
import { formatAgo } from '../../../format/format.ts'
import { ConfirmButton } from '../../../parts/confirm-button.tsx'
import type { Column } from '../../../parts/data-table.tsx'
import { actionColumn, nameColumn } from '../../../parts/lists/columns.tsx'
import { ListPanel } from '../../../parts/lists/list-panel.tsx'
import { useSiteColumn } from '../../../parts/lists/use-site-column.ts'
import { wordsOf } from './condition-model.ts'

/** Alerts, to look into, to switch off and to remove. */
export function AlertList(props: {
  readonly siteId: string | undefined
  readonly onOpen: (alert: AlertAnswer) => void
}) {
  const query = useAlerts(props.siteId)
  const site = useSiteColumn<AlertAnswer>()
  const change = useSwitchAlert()
  const remove = useRemoveAlert()
  const columns: Column<AlertAnswer>[] = [
    nameColumn('Alert', ({ name }) => name, { width: 230, below: ({ condition }) => wordsOf(condition) }),
    site,
    { key: 'state', heading: 'State', width: 120, cell: (alert) => <State alert={alert} /> },
    { key: 'checked', heading: 'Looked at', width: 130, cell: (alert) => <LookedAt alert={alert} /> },
    actionColumn(150, ({ alertId, name, isEnabled }) => (
      <>
        <Switch
          size="xs"
          aria-label={`${name} is on`}
          checked={isEnabled}
          onChange={({ currentTarget }) => change.mutate({ alertId, isEnabled: currentTarget.checked })}
        />
        <ConfirmButton label="Remove" question={`Remove ${name}?`} mutation={remove} of={alertId}>
          Its history goes with it.
        </ConfirmButton>
      </>
    )),
  ]
  return (
    <ListPanel
      title="Alerts"
      query={query}
      height={160}
      empty="There is none yet. Make one that tells when no event comes for half an hour."
      columns={columns}
      keyOf={({ alertId }) => alertId}
      onOpen={props.onOpen}
      problem={change.error}
    />
  )
}

function State({ alert: { isEnabled, isRaised } }: { readonly alert: AlertAnswer }) {
  if (!isEnabled) return <span className="quiet">off</span>
  return (
    <Badge variant="light" color={isRaised ? 'red' : 'teal'} radius="sm" tt="none">
      {isRaised ? 'raised' : 'quiet'}
    </Badge>
  )
}

function LookedAt({ alert: { checkedAt, lastError } }: { readonly alert: AlertAnswer }) {
  if (lastError) {
    return (
      <Text size="xs" c="red" className="cut" title={lastError}>
        {lastError}
      </Text>
    )
  }
  return checkedAt ? formatAgo(checkedAt, Date.now()) : <span className="quiet">not yet</span>
}
