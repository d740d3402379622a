import { MultiSelect, Select, TextInput } from '@mantine/core'
import type { Role } from '@sojourn/contract'
import { useState } from 'react'
import { useInvite } from '../../../api/invitations.ts'
import { useSites } from '../../../api/sites.ts'
import { formatName } from '../../../format/format.ts'
import { Form } from '../../../parts/forms/form.tsx'
import type { MadeLink } from './made-link.ts'
import { roleNames } from './role-names.ts'

/** Who is invited, and what they will be. */
export function InviteForm({ onMade }: { readonly onMade: (made: MadeLink) => void }) {
  const sites = useSites()
  const invite = useInvite()
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('analyst')
  const [siteIds, setSiteIds] = useState<string[]>([])
  const submit = () =>
    invite.mutate(
      { email: email.trim(), role, siteIds: siteIds.length === 0 ? null : siteIds },
      {
        onSuccess: ({ invitation, link, mailed }) =>
          onMade({ title: `Invitation of ${invitation.email}`, link, mailed, goodFor: 'a week' }),
      },
    )
  return (
    <Form mutation={invite} submit="Invite" onSubmit={submit}>
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
    </Form>
  )
}
