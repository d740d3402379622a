import { Checkbox, Stack, TextInput } from '@mantine/core'
import type { WebhookEvent } from '@sojourn/contract'
import { useState } from 'react'
import { type MadeWebhook, useMakeWebhook } from '../../../api/alerts.ts'
import { Form } from '../../../parts/forms/form.tsx'
import { SiteField, useChosenSite } from '../../../parts/forms/site-field.tsx'

const eventWords: Record<WebhookEvent, string> = {
  'session.ended': 'Sessions that ended',
  conversion: 'Conversions',
  'alert.raised': 'Alerts that are raised',
  'alert.ended': 'Alerts that are over',
}

/** Where a webhook sends, and what. */
export function WebhookForm({ onMade }: { readonly onMade: (made: MadeWebhook) => void }) {
  const [siteId, setSiteId] = useChosenSite()
  const make = useMakeWebhook()
  const [url, setUrl] = useState('')
  const [events, setEvents] = useState<WebhookEvent[]>(['conversion'])
  return (
    <Form
      mutation={make}
      submit="Make it"
      isReady={url.trim() !== '' && events.length > 0}
      onSubmit={() => make.mutate({ siteId, url: url.trim(), events }, { onSuccess: onMade })}
    >
      <TextInput
        label="Address"
        description="Messages are sent to it by POST, signed"
        placeholder="https://example.com/hooks"
        required
        data-autofocus
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <SiteField value={siteId} onChange={setSiteId} />
      <Checkbox.Group
        label="Is told of"
        value={events}
        onChange={(value) => setEvents(value as WebhookEvent[])}
      >
        <Stack gap={6} pt={6}>
          {(Object.keys(eventWords) as WebhookEvent[]).map((event) => (
            <Checkbox key={event} size="sm" value={event} label={eventWords[event]} />
          ))}
        </Stack>
      </Checkbox.Group>
    </Form>
  )
}
