import { Checkbox, SegmentedControl, Stack } from '@mantine/core'
import type { KeyScope } from '@sojourn/contract'
import { useState } from 'react'
import { type MadeKey, type NewKey, useMakeKey } from '../../../api/keys.ts'
import { useSites } from '../../../api/sites.ts'
import { Form } from '../../../parts/forms/form.tsx'
import { NameField } from '../../../parts/forms/name-field.tsx'
import { SiteField } from '../../../parts/forms/site-field.tsx'

const scopeWords: Record<KeyScope, string> = {
  collect: 'Collect: send events',
  read: 'Read: sessions and figures',
  export: 'Export: raw data',
  admin: 'Admin: settings, keys, erasure',
}

const everySite = { value: 'every', label: 'All sites' }

/** What a key is to be. */
export function KeyForm({ onMade }: { readonly onMade: (made: MadeKey) => void }) {
  const sites = useSites()
  const make = useMakeKey()
  const [name, setName] = useState('')
  const [kind, setKind] = useState<NewKey['kind']>('write')
  const [siteId, setSiteId] = useState(sites[0]?.siteId ?? everySite.value)
  const [scopes, setScopes] = useState<KeyScope[]>(['read'])
  const isSecret = kind === 'secret'
  return (
    <Form
      mutation={make}
      submit="Make it"
      isReady={name.trim() !== '' && (!isSecret || scopes.length > 0)}
      onSubmit={() =>
        make.mutate(
          {
            name: name.trim(),
            kind,
            siteId: siteId === everySite.value ? null : siteId,
            ...(isSecret ? { scopes } : {}),
          },
          { onSuccess: onMade },
        )
      }
    >
      <NameField description="What it is for, such as Website or Reports" value={name} onChange={setName} />
      <SegmentedControl
        aria-label="Kind"
        value={kind}
        onChange={(value) => setKind(value as NewKey['kind'])}
        data={[
          { value: 'write', label: 'Write key' },
          { value: 'secret', label: 'Secret key' },
        ]}
      />
      <SiteField value={siteId} onChange={setSiteId} others={isSecret ? [everySite] : []} />
      {isSecret && (
        <Checkbox.Group label="May" value={scopes} onChange={(value) => setScopes(value as KeyScope[])}>
          <Stack gap={6} pt={6}>
            {(Object.keys(scopeWords) as KeyScope[]).map((scope) => (
              <Checkbox key={scope} size="sm" value={scope} label={scopeWords[scope]} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
    </Form>
  )
}
