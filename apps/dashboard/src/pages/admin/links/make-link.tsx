import { Button, Group, Modal, PasswordInput, Select, Stack, TagsInput, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { type MadePublicLink, useMakePublicLink } from '../../../api/public-links.ts'
import { useSegments } from '../../../api/segments.ts'
import { useSites } from '../../../api/sites.ts'
import { Failed } from '../../../parts/answer.tsx'

const dayMs = 86_400_000
const lengths = [
  { value: '0', label: 'Until it is revoked' },
  { value: '7', label: 'A week' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
]

/** Makes a public link. */
export function MakeLink({ onMade }: { readonly onMade: (made: MadePublicLink) => void }) {
  const [isOpen, dialog] = useDisclosure(false)
  return (
    <>
      <Button size="sm" leftSection={<IconPlus size={15} />} onClick={dialog.open}>
        Make a link
      </Button>
      <Modal opened={isOpen} onClose={dialog.close} title="Make a public link" centered>
        <LinkForm
          onMade={(made) => {
            onMade(made)
            dialog.close()
          }}
        />
      </Modal>
    </>
  )
}

function LinkForm({ onMade }: { readonly onMade: (made: MadePublicLink) => void }) {
  const sites = useSites()
  const make = useMakePublicLink()
  const [name, setName] = useState('')
  const [siteId, setSiteId] = useState(sites[0]?.siteId ?? '')
  const [segmentId, setSegmentId] = useState<string | null>(null)
  const [password, setPassword] = useState('')
  const [days, setDays] = useState('0')
  const [frameOrigins, setFrameOrigins] = useState<string[]>([])
  const { data: segments = [] } = useSegments(siteId)
  const submit = () =>
    make.mutate(
      {
        siteId,
        name: name.trim(),
        segmentId,
        frameOrigins,
        password: password || null,
        expiresAt: days === '0' ? null : new Date(Date.now() + Number(days) * dayMs).toISOString(),
      },
      { onSuccess: onMade },
    )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack gap="sm">
        <TextInput
          label="Name"
          description="Stands above the figures"
          required
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {sites.length > 1 && (
          <Select
            label="Site"
            data={sites.map((site) => ({ value: site.siteId, label: site.name }))}
            value={siteId}
            onChange={(value) => {
              setSiteId(value ?? siteId)
              setSegmentId(null)
            }}
            allowDeselect={false}
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
          value={frameOrigins}
          onChange={setFrameOrigins}
        />
        {make.error && <Failed error={make.error} />}
        <Group justify="flex-end">
          <Button type="submit" loading={make.isPending} disabled={!name.trim()}>
            Make it
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
