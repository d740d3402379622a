import { Alert, Button, Group, Modal, Stack, TagsInput, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useMakeAlert, useTryCondition } from '../../../api/alerts.ts'
import { Failed } from '../../../parts/answer.tsx'
import { ConditionFields } from './condition-fields.tsx'
import { conditionOf, firstCondition } from './condition-model.ts'
import { SiteField, useChosenSite } from './site-field.tsx'
import { useMetrics } from './use-metrics.ts'

/** Makes an alert. */
export function MakeAlert() {
  const [isOpen, dialog] = useDisclosure(false)
  const [siteId, setSiteId] = useChosenSite()
  const metrics = useMetrics()
  const make = useMakeAlert()
  const attempt = useTryCondition()
  const [name, setName] = useState('')
  const [draft, setDraft] = useState(firstCondition)
  const [to, setTo] = useState<string[]>([])
  const [slack, setSlack] = useState('')
  const condition = conditionOf(draft)
  const channels = [
    ...(to.length > 0 ? [{ kind: 'mail', to }] : []),
    ...(slack.trim() ? [{ kind: 'slack', url: slack.trim() }] : []),
  ]
  const submit = () => make.mutate({ siteId, name, condition, channels }, { onSuccess: dialog.close })
  return (
    <>
      <Button size="sm" leftSection={<IconPlus size={15} />} onClick={dialog.open}>
        Make an alert
      </Button>
      <Modal opened={isOpen} onClose={dialog.close} title="Make an alert" centered size="lg">
        <form
          onSubmit={(event) => {
            event.preventDefault()
            submit()
          }}
        >
          <Stack gap="sm">
            <TextInput
              label="Name"
              required
              data-autofocus
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <SiteField value={siteId} onChange={setSiteId} />
            <ConditionFields
              draft={draft}
              metrics={metrics}
              onChange={(next) => {
                attempt.reset()
                setDraft(next)
              }}
            />
            <TagsInput
              label="Mail to"
              description="Addresses, each with Enter"
              value={to}
              onChange={setTo}
              splitChars={[',', ' ', ';']}
              acceptValueOnBlur
            />
            <TextInput
              label="Slack"
              description="Address of an incoming webhook; it is not shown again"
              value={slack}
              onChange={(event) => setSlack(event.currentTarget.value)}
            />
            {attempt.data && (
              <Alert
                variant="light"
                color={attempt.data.holds ? 'orange' : 'sojourn'}
                title={attempt.data.holds ? 'It would be raised now' : 'It would not be raised now'}
              >
                {attempt.data.sentence}
              </Alert>
            )}
            {attempt.error && <Failed error={attempt.error} />}
            {make.error && <Failed error={make.error} />}
            <Group justify="flex-end">
              <Button
                variant="default"
                loading={attempt.isPending}
                onClick={() => attempt.mutate({ siteId, condition })}
              >
                Try it now
              </Button>
              <Button type="submit" loading={make.isPending}>
                Make it
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  )
}
