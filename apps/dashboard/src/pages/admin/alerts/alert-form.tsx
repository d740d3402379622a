import { Alert, Button, TagsInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useMakeAlert, useTryCondition } from '../../../api/alerts.ts'
import { Failed } from '../../../parts/answer.tsx'
import { Form } from '../../../parts/forms/form.tsx'
import { NameField } from '../../../parts/forms/name-field.tsx'
import { SiteField, useChosenSite } from '../../../parts/forms/site-field.tsx'
import { ConditionFields } from './condition-fields.tsx'
import { conditionOf, firstCondition } from './condition-model.ts'
import { useMetrics } from './use-metrics.ts'

/** What an alert looks at, and whom it tells. */
export function AlertForm({ onMade }: { readonly onMade: () => void }) {
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
  return (
    <Form
      mutation={make}
      submit="Make it"
      isReady={name.trim() !== ''}
      onSubmit={() => make.mutate({ siteId, name: name.trim(), condition, channels }, { onSuccess: onMade })}
      before={
        <Button
          variant="default"
          loading={attempt.isPending}
          onClick={() => attempt.mutate({ siteId, condition })}
        >
          Try it now
        </Button>
      }
    >
      <NameField value={name} onChange={setName} />
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
    </Form>
  )
}
