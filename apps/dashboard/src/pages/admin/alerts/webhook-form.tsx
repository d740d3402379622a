import { Checkbox, MultiSelect, Stack, TextInput } from '@mantine/core'
import type { WebhookEvent } from '@sojourn/contract'
import { useState } from 'react'
import { type MadeWebhook, useMakeWebhook } from '../../../api/alerts.ts'
import { useSegments } from '../../../api/segments.ts'
import { Form } from '../../../parts/forms/form.tsx'
import { SiteField, useChosenSite } from '../../../parts/forms/site-field.tsx'

const eventWords: Record<WebhookEvent, string> = {
  'session.ended': 'Sessions that ended',
  conversion: 'Conversions',
  'segment.entered': 'People who come into a segment',
  'alert.raised': 'Alerts that are raised',
  'alert.ended': 'Alerts that are over',
}

/** Where a webhook sends, and what. */
export function WebhookForm({ onMade }: { readonly onMade: (made: MadeWebhook) => void }) {
  const [siteId, setSiteId] = useChosenSite()
  const make = useMakeWebhook()
  const [url, setUrl] = useState('')
  const [events, setEvents] = useState<WebhookEvent[]>(['conversion'])
  const { data: segments = [] } = useSegments(siteId)
  const [chosen, setChosen] = useState<string[]>([])
  const segmentIds = events.includes('segment.entered') ? chosen : []
  const isReady =
    url.trim() !== '' && events.length > 0 && (segmentIds.length > 0 || !events.includes('segment.entered'))
  return (
    <Form
      mutation={make}
      submit="Make it"
      isReady={isReady}
      onSubmit={() => make.mutate({ siteId, url: url.trim(), events, segmentIds }, { onSuccess: onMade })}
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
      <SiteField
        value={siteId}
        onChange={(value) => {
          setSiteId(value)
          setChosen([])
        }}
      />
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
      {events.includes('segment.entered') && (
        <MultiSelect
          label="Segments"
          description={
            segments.length === 0
              ? 'There is none yet: save one under Segments'
              : 'Looked at every five minutes'
          }
          data={segments.map(({ segmentId, name }) => ({ value: segmentId, label: name }))}
          value={chosen}
          onChange={setChosen}
          maxValues={20}
        />
      )}
    </Form>
  )
}
