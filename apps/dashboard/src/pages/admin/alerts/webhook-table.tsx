import { Button, Group, Switch, Text } from '@mantine/core'
import type { WebhookAnswer } from '@sojourn/contract'
import { useRemoveWebhook, useSwitchWebhook, useTestWebhook } from '../../../api/alerts.ts'
import { useSites } from '../../../api/sites.ts'
import { formatAgo } from '../../../format/format.ts'
import { Failed } from '../../../parts/answer.tsx'
import { ConfirmButton } from '../../../parts/confirm-button.tsx'
import { type Column, DataTable } from '../../../parts/data-table.tsx'

/** Webhooks, to try, to look into, to switch off and to remove. */
export function WebhookTable(props: {
  readonly webhooks: readonly WebhookAnswer[]
  readonly onOpen: (webhook: WebhookAnswer) => void
}) {
  const { webhooks, onOpen } = props
  const sites = useSites()
  const change = useSwitchWebhook()
  const attempt = useTestWebhook()
  const remove = useRemoveWebhook()
  const now = Date.now()
  const columns: Column<WebhookAnswer>[] = [
    {
      key: 'url',
      heading: 'Address',
      width: 240,
      cell: ({ url, events }) => (
        <>
          <Text size="sm" className="cut" title={url}>
            {url}
          </Text>
          <Text size="xs" className="quiet cut">
            {events.join(', ')}
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
    {
      key: 'state',
      heading: 'State',
      width: 150,
      cell: ({ isEnabled, disabledReason, failingSince }) => {
        if (!isEnabled)
          return (
            <Text size="xs" className="quiet" title={disabledReason ?? ''}>
              {disabledReason ? `disabled: ${disabledReason}` : 'off'}
            </Text>
          )
        return failingSince ? (
          <Text size="xs" c="red">
            failing, {formatAgo(failingSince, now)}
          </Text>
        ) : (
          'works'
        )
      },
    },
    {
      key: 'change',
      heading: '',
      width: 260,
      cell: (webhook) => (
        <Group gap={6} wrap="nowrap" justify="flex-end">
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            loading={attempt.isPending && attempt.variables === webhook.webhookId}
            onClick={() => attempt.mutate(webhook.webhookId, { onSuccess: () => onOpen(webhook) })}
          >
            Try
          </Button>
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onOpen(webhook)}>
            Messages
          </Button>
          <Switch
            size="xs"
            aria-label={`${webhook.url} is on`}
            checked={webhook.isEnabled}
            onChange={({ currentTarget }) =>
              change.mutate({ webhookId: webhook.webhookId, isEnabled: currentTarget.checked })
            }
          />
          <ConfirmButton
            label="Remove"
            question="Remove this webhook?"
            mutation={remove}
            onConfirm={() => remove.mutateAsync(webhook.webhookId)}
          >
            {webhook.url} is told of nothing more, and the log of its messages goes.
          </ConfirmButton>
        </Group>
      ),
    },
  ]
  return (
    <>
      {(change.error ?? attempt.error) && <Failed error={change.error ?? attempt.error} />}
      <DataTable label="Webhooks" columns={columns} rows={webhooks} keyOf={({ webhookId }) => webhookId} />
    </>
  )
}
