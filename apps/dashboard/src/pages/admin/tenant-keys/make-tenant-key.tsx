import { Button, Group, Modal, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { type MadeTenantKey, useMakeTenantKey } from '../../../api/tenant-keys.ts'
import { Failed } from '../../../parts/answer.tsx'

/** Makes a pair of keys for tenant tokens. */
export function MakeTenantKey({ onMade }: { readonly onMade: (made: MadeTenantKey) => void }) {
  const [isOpen, dialog] = useDisclosure(false)
  const make = useMakeTenantKey()
  const [name, setName] = useState('')
  const [algorithm, setAlgorithm] = useState('EdDSA')
  const done = (made: MadeTenantKey) => {
    onMade(made)
    setName('')
    dialog.close()
  }
  return (
    <>
      <Button size="sm" leftSection={<IconPlus size={15} />} onClick={dialog.open}>
        Make a key
      </Button>
      <Modal opened={isOpen} onClose={dialog.close} title="Make a tenant key" centered>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            make.mutate({ name: name.trim(), algorithm }, { onSuccess: done })
          }}
        >
          <Stack gap="sm">
            <TextInput
              label="Name"
              description="Whose backend signs with it"
              required
              data-autofocus
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <SegmentedControl
              aria-label="Algorithm"
              value={algorithm}
              onChange={setAlgorithm}
              data={['EdDSA', 'ES256', 'RS256']}
            />
            {make.error && <Failed error={make.error} />}
            <Group justify="flex-end">
              <Button type="submit" loading={make.isPending} disabled={!name.trim()}>
                Make it
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  )
}
