import { Drawer, Stack, Text } from '@mantine/core'
import type { AlertAnswer, AlertChangeAnswer } from '@sojourn/contract'
import { useAlertHistory } from '../../../api/alerts.ts'
import { formatTime } from '../../../format/format.ts'
import type { Column } from '../../../parts/data-table.tsx'
import { ListAnswer } from '../../../parts/lists/list-answer.tsx'
import { wordsOf } from './condition-model.ts'

/** When an alert was raised and when it ended, and whom it tells. */
export function AlertHistory(props: {
  readonly alert: AlertAnswer
  readonly timezone: string
  readonly onClose: () => void
}) {
  const { alert, timezone, onClose } = props
  const query = useAlertHistory(alert.alertId)
  const columns: Column<AlertChangeAnswer>[] = [
    { key: 'at', heading: 'When', width: 140, cell: ({ at }) => formatTime(at, timezone) },
    { key: 'state', heading: 'What', width: 70, cell: ({ state }) => state },
    {
      key: 'sentence',
      heading: 'Found',
      width: 240,
      cell: ({ sentence }) => <Text size="sm">{sentence}</Text>,
    },
  ]
  const told = alert.channels.map((channel) =>
    channel.kind === 'mail' ? channel.to.join(', ') : `Slack (${channel.host})`,
  )
  return (
    <Drawer opened onClose={onClose} position="right" size="lg" title={alert.name}>
      <Stack gap="md">
        <Text size="sm">
          {wordsOf(alert.condition)}. Tells{' '}
          {told.length > 0 ? told.join(', ') : 'nobody but webhooks that ask'}.
        </Text>
        <ListAnswer
          label="History"
          query={query}
          height={160}
          empty="It was never raised."
          columns={columns}
          keyOf={({ at }) => at}
        />
      </Stack>
    </Drawer>
  )
}
