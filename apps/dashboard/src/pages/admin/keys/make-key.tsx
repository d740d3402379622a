import { Button, Checkbox, Group, Modal, SegmentedControl, Select, Stack, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { KeyScope } from '@sojourn/contract'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { type MadeKey, type NewKey, useMakeKey } from '../../../api/keys.ts'
import { useSites } from '../../../api/sites.ts'
import { Failed } from '../../../parts/answer.tsx'

const scopeWords: Record<KeyScope, string> = {
  collect: 'Collect: send events',
  read: 'Read: sessions and figures',
  export: 'Export: raw data',
  admin: 'Admin: settings, keys, erasure',
}

const everySite = 'every'

/** Makes a key. */
export function MakeKey({ onMade }: { readonly onMade: (made: MadeKey) => void }) {
  const [isOpen, dialog] = useDisclosure(false)
  const sites = useSites()
  const make = useMakeKey()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<NewKey['kind']>('write')
  const [siteId, setSiteId] = useState(sites[0]?.siteId ?? everySite)
  const [scopes, setScopes] = useState<KeyScope[]>(['read'])
  const submit = () =>
    make.mutate(
      {
        name,
        kind,
        siteId: siteId === everySite ? null : siteId,
        ...(kind === 'secret' ? { scopes } : {}),
      },
      {
        onSuccess: (made) => {
          onMade(made)
          setName('')
          dialog.close()
        },
      },
    )
  return (
    <>
      <Button size="sm" leftSection={<IconPlus size={15} />} onClick={dialog.open}>
        Make a key
      </Button>
      <Modal opened={isOpen} onClose={dialog.close} title="Make a key" centered>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            submit()
          }}
        >
          <Stack gap="sm">
            <TextInput
              label="Name"
              description="What it is for, such as Website or Reports"
              required
              data-autofocus
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <SegmentedControl
              aria-label="Kind"
              value={kind}
              onChange={(value) => setKind(value as NewKey['kind'])}
              data={[
                { value: 'write', label: 'Write key' },
                { value: 'secret', label: 'Secret key' },
              ]}
            />
            <Select
              label="Site"
              data={[
                ...sites.map((site) => ({ value: site.siteId, label: site.name })),
                ...(kind === 'secret' ? [{ value: everySite, label: 'All sites' }] : []),
              ]}
              value={siteId}
              onChange={(value) => setSiteId(value ?? everySite)}
              allowDeselect={false}
            />
            {kind === 'secret' && (
              <Checkbox.Group label="May" value={scopes} onChange={(value) => setScopes(value as KeyScope[])}>
                <Stack gap={6} pt={6}>
                  {(Object.keys(scopeWords) as KeyScope[]).map((scope) => (
                    <Checkbox key={scope} size="sm" value={scope} label={scopeWords[scope]} />
                  ))}
                </Stack>
              </Checkbox.Group>
            )}
            {make.error && <Failed error={make.error} />}
            <Group justify="flex-end">
              <Button
                type="submit"
                loading={make.isPending}
                disabled={kind === 'secret' && scopes.length === 0}
              >
                Make it
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  )
}
