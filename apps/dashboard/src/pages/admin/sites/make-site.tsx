import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useMakeSite } from '../../../api/sites.ts'
import { Failed } from '../../../parts/answer.tsx'
import { useGo } from '../../../view/use-go.ts'

/** Makes a site, and leads to its first steps. */
export function MakeSite() {
  const [isOpen, dialog] = useDisclosure(false)
  const [name, setName] = useState('')
  const make = useMakeSite()
  const go = useGo()
  return (
    <>
      <Button size="sm" leftSection={<IconPlus size={15} />} onClick={dialog.open}>
        Make a site
      </Button>
      <Modal opened={isOpen} onClose={dialog.close} title="Make a site" centered>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            make.mutate(name.trim(), {
              onSuccess: ({ site }) => go('/start', (view) => ({ ...view, site: site.siteId })),
            })
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
            {make.error && <Failed error={make.error} />}
            <Group justify="flex-end">
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
