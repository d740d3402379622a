import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { WebhookEvent } from '@sojourn/contract'
import { useState } from 'react'
import { type MadeWebhook, useMakeWebhook } from '../../../api/alerts.ts'
import { Failed } from '../../../parts/answer.tsx'
import { SiteField, useChosenSite } from './site-field.tsx'

const eventWords: Record<WebhookEvent, string> = {
  'session.ended': 'Sessions that ended',
  conversion: 'Conversions',
  'alert.raised': 'Alerts that are raised',
  'alert.ended': 'Alerts that are over',
}

/** Makes a webhook. */
export function MakeWebhook({ onMade }: { readonly onMade: (made: MadeWebhook) => void }) {
  const [isOpen, dialog] = useDisclosure(false)
  const [siteId, setSiteId] = useChosenSite()
  const make = useMakeWebhook()
  const [url, setUrl] = useState('')
  const [events, setEvents] = useState<WebhookEvent[]>(['conversion'])
  const submit = () =>
    make.mutate(
      { siteId, url: url.trim(), events },
      {
        onSuccess: (made) => {
          onMade(made)
          setUrl('')
          dialog.close()
        },
      },
    )
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={dialog.open}>
        Make a webhook
      </Button>
      <Modal opened={isOpen} onClose={dialog.close} title="Make a webhook" centered>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            submit()
          }}
        >
          <Stack gap="sm">
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
            {make.error && <Failed error={make.error} />}
            <Group justify="flex-end">
              <Button type="submit" loading={make.isPending} disabled={events.length === 0}>
                Make it
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  )
}
