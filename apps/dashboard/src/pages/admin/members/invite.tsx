import { Button, Group, Modal, MultiSelect, Select, Stack, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { Role } from '@sojourn/contract'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useInvite } from '../../../api/invitations.ts'
import { useSites } from '../../../api/sites.ts'
import { formatName } from '../../../format/format.ts'
import { Failed } from '../../../parts/answer.tsx'
import type { MadeLink } from './link-to-hand-over.tsx'
import { roleNames } from './role-names.ts'

/** Invites somebody. */
export function Invite({ onMade }: { readonly onMade: (made: MadeLink) => void }) {
  const [isOpen, dialog] = useDisclosure(false)
  const sites = useSites()
  const invite = useInvite()
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('analyst')
  const [siteIds, setSiteIds] = useState<string[]>([])
  const submit = () =>
    invite.mutate(
      { email: email.trim(), role, siteIds: siteIds.length === 0 ? null : siteIds },
      {
        onSuccess: ({ invitation, link, mailed }) => {
          onMade({ title: `Invitation of ${invitation.email}`, link, mailed, goodFor: 'a week' })
          setEmail('')
          dialog.close()
        },
      },
    )
  return (
    <>
      <Button size="sm" leftSection={<IconPlus size={15} />} onClick={dialog.open}>
        Invite
      </Button>
      <Modal opened={isOpen} onClose={dialog.close} title="Invite somebody" centered>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            submit()
          }}
        >
          <Stack gap="sm">
            <TextInput
              label="E-mail"
              type="email"
              required
              data-autofocus
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
            <Select
              label="Role"
              description="The page Roles says what each may do"
              data={roleNames.map((one) => ({ value: one, label: formatName(one) }))}
              value={role}
              allowDeselect={false}
              onChange={(value) => value && setRole(value as Role)}
            />
            <MultiSelect
              label="Sites"
              placeholder={siteIds.length === 0 ? 'All' : ''}
              data={sites.map((site) => ({ value: site.siteId, label: site.name }))}
              value={siteIds}
              onChange={setSiteIds}
            />
            {invite.error && <Failed error={invite.error} />}
            <Group justify="flex-end">
              <Button type="submit" loading={invite.isPending}>
                Invite
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  )
}
