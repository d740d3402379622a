import { PasswordInput, Select, TagsInput } from '@mantine/core'
import type { LinkView } from '@sojourn/contract'
import { useState } from 'react'
import { type MadePublicLink, useMakePublicLink } from '../../../api/public-links.ts'
import { useSegments } from '../../../api/segments.ts'
import { useSavedViews } from '../../../api/views.ts'
import { Form } from '../../../parts/forms/form.tsx'
import { NameField } from '../../../parts/forms/name-field.tsx'
import { SiteField, useChosenSite } from '../../../parts/forms/site-field.tsx'
import { choicesOf } from './link-choices.ts'

const dayMs = 86_400_000
const lengths = [
  { value: '0', label: 'Until it is revoked' },
  { value: '7', label: 'A week' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
]

/** What a public link is to show, to whom, and for how long. */
export function LinkForm(props: {
  /** What it shows, where that is known. @default what is chosen in the form */
  readonly shows?: LinkView
  /** The segment that is chosen at first. */
  readonly segment?: string | undefined
  readonly onMade: (made: MadePublicLink) => void
}) {
  const { shows, segment, onMade } = props
  const make = useMakePublicLink()
  const [name, setName] = useState('')
  const [siteId, setSiteId] = useChosenSite()
  const [segmentId, setSegmentId] = useState<string | null>(segment ?? null)
  const [password, setPassword] = useState('')
  const [days, setDays] = useState('0')
  const [frameOrigins, setFrameOrigins] = useState<string[]>([])
  const { data: segments = [] } = useSegments(siteId)
  const { data: views = [] } = useSavedViews()
  const choices = choicesOf(views)
  const [choice, setChoice] = useState('overview')
  const submit = () =>
    make.mutate(
      {
        siteId,
        name: name.trim(),
        segmentId,
        shows: shows ?? choices.find(({ value }) => value === choice)?.shows ?? { page: 'overview' },
        frameOrigins,
        password: password || null,
        expiresAt: days === '0' ? null : new Date(Date.now() + Number(days) * dayMs).toISOString(),
      },
      { onSuccess: onMade },
    )
  return (
    <Form mutation={make} submit="Make it" isReady={name.trim() !== ''} onSubmit={submit}>
      <NameField description="Stands above the figures" value={name} onChange={setName} />
      <SiteField
        value={siteId}
        onChange={(value) => {
          setSiteId(value)
          setSegmentId(null)
        }}
      />
      {!shows && (
        <Select
          label="Shows"
          description="A funnel is offered once it is saved as a view, and on its own page"
          data={choices.map(({ value, label }) => ({ value, label }))}
          value={choice}
          onChange={(value) => setChoice(value ?? 'overview')}
          allowDeselect={false}
          searchable={choices.length > 8}
        />
      )}
      {segments.length > 0 && (
        <Select
          label="Only this segment"
          placeholder="Everyone"
          clearable
          data={segments.map((segment) => ({ value: segment.segmentId, label: segment.name }))}
          value={segmentId}
          onChange={setSegmentId}
        />
      )}
      <Select
        label="Good for"
        data={lengths}
        value={days}
        onChange={(value) => setDays(value ?? '0')}
        allowDeselect={false}
      />
      <PasswordInput
        label="Password"
        description="Asked of whoever opens it; empty: none"
        autoComplete="new-password"
        minLength={8}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <TagsInput
        label="Pages that may show it inside"
        description="Origins such as https://intra.example; none: it cannot be embedded"
        placeholder={frameOrigins.length === 0 ? 'https://intra.example' : ''}
        acceptValueOnBlur
        value={frameOrigins}
        onChange={setFrameOrigins}
      />
    </Form>
  )
}
