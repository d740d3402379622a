import type { AlertAnswer, WebhookAnswer } from '@sojourn/contract'
import { useState } from 'react'
import { useSiteOf } from '../../../api/sites.ts'
import { FormDialog } from '../../../parts/forms/form-dialog.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { useView } from '../../../view/use-view.ts'
import { AlertForm } from './alert-form.tsx'
import { AlertHistory } from './alert-history.tsx'
import { AlertList } from './alert-list.tsx'
import { DeliveryLog } from './delivery-log.tsx'
import { ReportPanel } from './report-panel.tsx'
import { WebhookList } from './webhook-list.tsx'

/** What is told to people and to other programs by itself. */
export function Page() {
  const { view } = useView()
  const { timezone } = useSiteOf(view.site)
  const [alert, setAlert] = useState<AlertAnswer>()
  const [webhook, setWebhook] = useState<WebhookAnswer>()
  return (
    <Screen
      title="Alerts and webhooks"
      note="What Sojourn tells by itself: that a figure is not as it should be, that something happened, how the week was."
      actions={
        <FormDialog label="Make an alert" size="lg">
          {(close) => <AlertForm onMade={close} />}
        </FormDialog>
      }
    >
      <AlertList siteId={view.site} onOpen={setAlert} />
      <WebhookList siteId={view.site} onOpen={setWebhook} />
      <ReportPanel siteId={view.site} />
      {alert && <AlertHistory alert={alert} timezone={timezone} onClose={() => setAlert(undefined)} />}
      {webhook && <DeliveryLog webhook={webhook} timezone={timezone} onClose={() => setWebhook(undefined)} />}
    </Screen>
  )
}
