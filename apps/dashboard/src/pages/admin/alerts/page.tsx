import { Alert, Stack, Text } from '@mantine/core'
import type { AlertAnswer, WebhookAnswer } from '@sojourn/contract'
import { IconKey } from '@tabler/icons-react'
import { useState } from 'react'
import { type MadeWebhook, useAlerts, useWebhooks } from '../../../api/alerts.ts'
import { useSiteOf } from '../../../api/sites.ts'
import { Answer } from '../../../parts/answer.tsx'
import { CopyBlock } from '../../../parts/copy-block.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { useView } from '../../../view/use-view.ts'
import { AlertHistory } from './alert-history.tsx'
import { AlertTable } from './alert-table.tsx'
import { DeliveryLog } from './delivery-log.tsx'
import { MakeAlert } from './make-alert.tsx'
import { MakeWebhook } from './make-webhook.tsx'
import { ReportPanel } from './report-panel.tsx'
import { WebhookTable } from './webhook-table.tsx'

/** What is told to people and to other programs by itself. */
export function Page() {
  const { view } = useView()
  const { timezone } = useSiteOf(view.site)
  const alerts = useAlerts(view.site)
  const webhooks = useWebhooks(view.site)
  const [alert, setAlert] = useState<AlertAnswer>()
  const [webhook, setWebhook] = useState<WebhookAnswer>()
  const [made, setMade] = useState<MadeWebhook>()
  return (
    <Screen
      title="Alerts and webhooks"
      note="What Sojourn tells by itself: that a figure is not as it should be, that something happened, how the week was."
      actions={<MakeAlert />}
    >
      <Stack gap="md">
        <Panel title="Alerts" isFlush>
          <Answer
            query={alerts}
            height={160}
            isEmpty={(list) => list.length === 0}
            empty="There is none yet. Make one that tells when no event comes for half an hour."
          >
            {(list) => <AlertTable alerts={list} onOpen={setAlert} />}
          </Answer>
        </Panel>
        {made && <Secret made={made} onClose={() => setMade(undefined)} />}
        <Panel title="Webhooks" isFlush actions={<MakeWebhook onMade={setMade} />}>
          <Answer
            query={webhooks}
            height={120}
            isEmpty={(list) => list.length === 0}
            empty="There is none yet. A webhook tells another program of conversions, of sessions that ended, and of alerts."
          >
            {(list) => <WebhookTable webhooks={list} onOpen={setWebhook} />}
          </Answer>
        </Panel>
        <ReportPanel siteId={view.site} />
      </Stack>
      {alert && <AlertHistory alert={alert} timezone={timezone} onClose={() => setAlert(undefined)} />}
      {webhook && <DeliveryLog webhook={webhook} timezone={timezone} onClose={() => setWebhook(undefined)} />}
    </Screen>
  )
}

/** The secret of a webhook that was just made: it is shown this once. */
function Secret({ made, onClose }: { readonly made: MadeWebhook; readonly onClose: () => void }) {
  return (
    <Alert
      variant="light"
      color="sojourn"
      icon={<IconKey size={18} />}
      title="The secret of the new webhook"
      withCloseButton
      closeButtonLabel="I have kept it"
      onClose={onClose}
    >
      <Stack gap="xs">
        <Text size="sm">Messages are signed with it. Copy it now: it cannot be shown again.</Text>
        <CopyBlock text={made.secret} />
      </Stack>
    </Alert>
  )
}
