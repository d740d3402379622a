import { Badge, Group, Switch, Text } from '@mantine/core'
import type { AlertAnswer } from '@sojourn/contract'
import { useRemoveAlert, useSwitchAlert } from '../../../api/alerts.ts'
import { useSites } from '../../../api/sites.ts'
import { formatAgo } from '../../../format/format.ts'
import { Failed } from '../../../parts/answer.tsx'
import { ConfirmButton } from '../../../parts/confirm-button.tsx'
import { type Column, DataTable } from '../../../parts/data-table.tsx'
import { wordsOf } from './condition-model.ts'

/** Alerts, to look into, to switch off and to remove. */
export function AlertTable(props: {
  readonly alerts: readonly AlertAnswer[]
  readonly onOpen: (alert: AlertAnswer) => void
}) {
  const { alerts, onOpen } = props
  const sites = useSites()
  const change = useSwitchAlert()
  const remove = useRemoveAlert()
  const now = Date.now()
  const columns: Column<AlertAnswer>[] = [
    {
      key: 'name',
      heading: 'Alert',
      width: 230,
      cell: ({ name, condition }) => (
        <>
          <Text size="sm" fw={500} className="cut">
            {name}
          </Text>
          <Text size="xs" className="quiet cut">
            {wordsOf(condition)}
          </Text>
        </>
      ),
    },
    {
      key: 'site',
      heading: 'Site',
      width: 110,
      cell: ({ siteId }) => sites.find((site) => site.siteId === siteId)?.name ?? siteId,
    },
    { key: 'state', heading: 'State', width: 120, cell: (alert) => <State alert={alert} /> },
    {
      key: 'checked',
      heading: 'Looked at',
      width: 130,
      cell: ({ checkedAt, lastError }) =>
        lastError ? (
          <Text size="xs" c="red" className="cut" title={lastError}>
            {lastError}
          </Text>
        ) : checkedAt ? (
          formatAgo(checkedAt, now)
        ) : (
          <span className="quiet">not yet</span>
        ),
    },
    {
      key: 'change',
      heading: '',
      width: 150,
      cell: (alert) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: keeps what is pressed here from opening the row
        // biome-ignore lint/a11y/useKeyWithClickEvents: the row opens by Enter on itself alone
        <div onClick={(event) => event.stopPropagation()}>
          <Group gap={8} wrap="nowrap" justify="flex-end">
            <Switch
              size="xs"
              aria-label={`${alert.name} is on`}
              checked={alert.isEnabled}
              onChange={({ currentTarget }) =>
                change.mutate({ alertId: alert.alertId, isEnabled: currentTarget.checked })
              }
            />
            <ConfirmButton
              label="Remove"
              question={`Remove ${alert.name}?`}
              mutation={remove}
              onConfirm={() => remove.mutateAsync(alert.alertId)}
            >
              Its history goes with it.
            </ConfirmButton>
          </Group>
        </div>
      ),
    },
  ]
  return (
    <>
      {change.error && <Failed error={change.error} />}
      <DataTable
        label="Alerts"
        columns={columns}
        rows={alerts}
        keyOf={({ alertId }) => alertId}
        onOpen={onOpen}
      />
    </>
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
