import { Button, Group, Modal, Stack, TagsInput, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useAddProvider } from '../../../api/identity-providers.ts'
import { Failed } from '../../../parts/answer.tsx'

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

/** Takes tokens of another identity provider. */
export function AddProvider({ siteId }: { readonly siteId: string }) {
  const [isOpen, dialog] = useDisclosure(false)
  const [facts, setFacts] = useState(empty)
  const [audiences, setAudiences] = useState<string[]>([])
  const add = useAddProvider(siteId)
  const close = () => {
    add.reset()
    setFacts(empty)
    setAudiences([])
    dialog.close()
  }
  return (
    <>
      <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} />} onClick={dialog.open}>
        Add a provider
      </Button>
      <Modal opened={isOpen} onClose={close} title="Add an identity provider" centered>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            event.stopPropagation()
            add.mutate({ ...facts, audiences }, { onSuccess: close })
          }}
        >
          <Stack gap="sm">
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
            {add.error && <Failed error={add.error} />}
            <Group justify="flex-end">
              <Button type="submit" loading={add.isPending} disabled={audiences.length === 0}>
                Add it
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  )
}
