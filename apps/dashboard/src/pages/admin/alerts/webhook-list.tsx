import { Button, Switch, Text } from '@mantine/core'
import type { WebhookAnswer } from '@sojourn/contract'
import { useState } from 'react'
import {
  type MadeWebhook,
  useRemoveWebhook,
  useSwitchWebhook,
  useTestWebhook,
  useWebhooks,
} from '../../../api/alerts.ts'
import { formatAgo } from '../../../format/format.ts'
import { ConfirmButton } from '../../../parts/confirm-button.tsx'
import type { Column } from '../../../parts/data-table.tsx'
import { FormDialog } from '../../../parts/forms/form-dialog.tsx'
import { actionColumn, nameColumn } from '../../../parts/lists/columns.tsx'
import { ListPanel } from '../../../parts/lists/list-panel.tsx'
import { useSiteColumn } from '../../../parts/lists/use-site-column.ts'
import { ShownOnce } from '../../../parts/shown-once.tsx'
import { WebhookForm } from './webhook-form.tsx'

/** Webhooks, to make, to try, to look into, to switch off and to remove. */
export function WebhookList(props: {
  readonly siteId: string | undefined
  readonly onOpen: (webhook: WebhookAnswer) => void
}) {
  const { siteId, onOpen } = props
  const query = useWebhooks(siteId)
  const [made, setMade] = useState<MadeWebhook>()
  const site = useSiteColumn<WebhookAnswer>()
  const change = useSwitchWebhook()
  const attempt = useTestWebhook()
  const remove = useRemoveWebhook()
  const columns: Column<WebhookAnswer>[] = [
    nameColumn('Address', ({ url }) => <span title={url}>{url}</span>, {
      width: 240,
      below: ({ events }) => events.join(', '),
    }),
    site,
    { key: 'state', heading: 'State', width: 150, cell: (webhook) => <State webhook={webhook} /> },
    actionColumn(260, (webhook) => (
      <>
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
          of={webhook.webhookId}
        >
          {webhook.url} is told of nothing more, and the log of its messages goes.
        </ConfirmButton>
      </>
    )),
  ]
  return (
    <>
      {made && (
        <ShownOnce
          title="The secret of the new webhook"
          note="Messages are signed with it. Copy it now: it cannot be shown again."
          text={made.secret}
          onClose={() => setMade(undefined)}
        />
      )}
      <ListPanel
        title="Webhooks"
        actions={
          <FormDialog label="Make a webhook" isMinor>
            {(close) => (
              <WebhookForm
                onMade={(webhook) => {
                  setMade(webhook)
                  close()
                }}
              />
            )}
          </FormDialog>
        }
        query={query}
        height={120}
        empty="There is none yet. A webhook tells another program of conversions, of sessions that ended, and of alerts."
        columns={columns}
        keyOf={({ webhookId }) => webhookId}
        problem={change.error ?? attempt.error}
      />
    </>
  )
}

function State({ webhook }: { readonly webhook: WebhookAnswer }) {
  const { isEnabled, disabledReason, failingSince } = webhook
  if (!isEnabled) {
    return (
      <Text size="xs" className="quiet" title={disabledReason ?? ''}>
        {disabledReason ? `disabled: ${disabledReason}` : 'off'}
      </Text>
    )
  }
  if (!failingSince) return 'works'
  return (
    <Text size="xs" c="red">
      failing, {formatAgo(failingSince, Date.now())}
    </Text>
  )
}
