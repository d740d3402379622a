import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { type MadeTenantKey, useMakeTenantKey } from '../../../api/tenant-keys.ts'
import { Form } from '../../../parts/forms/form.tsx'
import { NameField } from '../../../parts/forms/name-field.tsx'

/** What a pair of keys for tenant tokens is to be. */
export function TenantKeyForm({ onMade }: { readonly onMade: (made: MadeTenantKey) => void }) {
  const make = useMakeTenantKey()
  const [name, setName] = useState('')
  const [algorithm, setAlgorithm] = useState('EdDSA')
  return (
    <Form
      mutation={make}
      submit="Make it"
      isReady={name.trim() !== ''}
      onSubmit={() => make.mutate({ name: name.trim(), algorithm }, { onSuccess: onMade })}
    >
      <NameField description="Whose backend signs with it" value={name} onChange={setName} />
      <SegmentedControl
        aria-label="Algorithm"
        value={algorithm}
        onChange={setAlgorithm}
        data={['EdDSA', 'ES256', 'RS256']}
      />
    </Form>
  )
}
