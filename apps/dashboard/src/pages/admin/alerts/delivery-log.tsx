import { Drawer, Stack, Text } from '@mantine/core'
import type { DeliveryAnswer, WebhookAnswer } from '@sojourn/contract'
import { useDeliveries } from '../../../api/alerts.ts'
import { formatTime } from '../../../format/format.ts'
import type { Column } from '../../../parts/data-table.tsx'
import { ListAnswer } from '../../../parts/lists/list-answer.tsx'

/** What became of the messages of a webhook. */
export function DeliveryLog(props: {
  readonly webhook: WebhookAnswer
  readonly timezone: string
  readonly onClose: () => void
}) {
  const { webhook, timezone, onClose } = props
  const query = useDeliveries(webhook.webhookId)
  const columns: Column<DeliveryAnswer>[] = [
    { key: 'at', heading: 'When', width: 140, cell: ({ createdAt }) => formatTime(createdAt, timezone) },
    { key: 'type', heading: 'What', width: 120, cell: ({ type }) => type },
    {
      key: 'state',
      heading: 'Came to',
      width: 190,
      cell: ({ state, attempts, lastError, nextAttemptAt }) => (
        <>
          <Text size="sm">
            {state}
            {attempts > 1 ? `, ${attempts} attempts` : ''}
          </Text>
          {lastError && (
            <Text size="xs" className="quiet">
              {lastError}
              {nextAttemptAt ? `; again ${formatTime(nextAttemptAt, timezone)}` : ''}
            </Text>
          )}
        </>
      ),
    },
  ]
  return (
    <Drawer opened onClose={onClose} position="right" size="lg" title="Messages">
      <Stack gap="md">
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {webhook.url}. Messages are sent every minute.
        </Text>
        <ListAnswer
          label="Messages"
          query={query}
          height={160}
          empty="There was none yet."
          columns={columns}
          keyOf={({ messageId }) => messageId}
        />
      </Stack>
    </Drawer>
  )
}
