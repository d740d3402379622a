import { TagsInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAddProvider } from '../../../api/identity-providers.ts'
import { Form } from '../../../parts/forms/form.tsx'

const empty = { name: '', issuer: '', jwksUrl: '', userClaim: 'sub' }

const fields = [
  { name: 'name', label: 'Name', description: 'As you call it', placeholder: 'Auth0' },
  {
    name: 'issuer',
    label: 'Issuer',
    description: 'The claim iss, to the letter',
    placeholder: 'https://shop.eu.auth0.com/',
  },
  {
    name: 'jwksUrl',
    label: 'Address of its public keys (JWKS)',
    description: '',
    placeholder: 'https://shop.eu.auth0.com/.well-known/jwks.json',
  },
  { name: 'userClaim', label: 'Claim that is the id of the user', description: '', placeholder: 'sub' },
] as const

/** Whose tokens are taken besides. */
export function ProviderForm(props: { readonly siteId: string; readonly onAdded: () => void }) {
  const { siteId, onAdded } = props
  const [facts, setFacts] = useState(empty)
  const [audiences, setAudiences] = useState<string[]>([])
  const add = useAddProvider(siteId)
  return (
    <Form
      mutation={add}
      submit="Add it"
      isReady={audiences.length > 0}
      onSubmit={() => add.mutate({ ...facts, audiences }, { onSuccess: onAdded })}
    >
      {fields.map(({ name, label, description, placeholder }) => (
        <TextInput
          key={name}
          label={label}
          description={description}
          placeholder={placeholder}
          required
          value={facts[name]}
          onChange={(event) => setFacts({ ...facts, [name]: event.currentTarget.value })}
        />
      ))}
      <TagsInput
        label="Audiences"
        description="One of them must be in the claim aud: tokens made for others will not do"
        value={audiences}
        onChange={setAudiences}
      />
    </Form>
  )
}
