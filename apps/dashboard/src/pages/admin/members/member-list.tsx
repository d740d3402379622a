import { Badge, Button, MultiSelect, Select } from '@mantine/core'
import type { Role } from '@sojourn/contract'
import { useAccount } from '../../../api/account.ts'
import {
  type Member,
  useChangeMember,
  useMembers,
  useRemoveMember,
  useResetMember,
} from '../../../api/members.ts'
import { useSites } from '../../../api/sites.ts'
import { formatName } from '../../../format/format.ts'
import { ConfirmButton } from '../../../parts/confirm-button.tsx'
import type { Column } from '../../../parts/data-table.tsx'
import { actionColumn, dayColumn, nameColumn } from '../../../parts/lists/columns.tsx'
import { ListPanel } from '../../../parts/lists/list-panel.tsx'
import type { MadeLink } from './made-link.ts'
import { roleNames } from './role-names.ts'

/** Members with their role and sites, which are changed in place. */
export function MemberList({ onLink }: { readonly onLink: (made: MadeLink) => void }) {
  const query = useMembers()
  const own = useAccount()?.accountId
  const change = useChangeMember()
  const reset = useResetMember()
  const remove = useRemoveMember()
  const columns: Column<Member>[] = [
    nameColumn(
      'Who',
      ({ name, email, accountId }) => `${name || email}${accountId === own ? ' (you)' : ''}`,
      { width: 220, below: ({ email }) => email },
    ),
    {
      key: 'role',
      heading: 'Role',
      width: 140,
      cell: ({ accountId, role, email }) => (
        <Select
          aria-label={`Role of ${email}`}
          size="xs"
          w={120}
          data={roleNames.map((one) => ({ value: one, label: formatName(one) }))}
          value={role}
          allowDeselect={false}
          disabled={change.isPending}
          onChange={(value) => value && change.mutate({ accountId, role: value as Role })}
        />
      ),
    },
    {
      key: 'sites',
      heading: 'Sites',
      width: 180,
      cell: (member) => (
        <MemberSites
          member={member}
          onChange={(siteIds) => change.mutate({ accountId: member.accountId, siteIds })}
        />
      ),
    },
    {
      key: 'factor',
      heading: 'Second factor',
      width: 110,
      cell: ({ twoFactorEnabled }) => (
        <Badge variant="light" color={twoFactorEnabled ? 'sojourn' : 'gray'} size="sm" radius="sm" tt="none">
          {twoFactorEnabled ? 'On' : 'Off'}
        </Badge>
      ),
    },
    dayColumn('Since', ({ createdAt }) => createdAt),
    actionColumn(
      200,
      ({ accountId, email }) =>
        accountId !== own && (
          <>
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              title="A link with which they set a new password"
              loading={reset.isPending && reset.variables === accountId}
              onClick={() =>
                reset.mutate(accountId, {
                  onSuccess: ({ link, mailed }) =>
                    onLink({ title: `New password of ${email}`, link, mailed, goodFor: 'an hour' }),
                })
              }
            >
              New password
            </Button>
            <ConfirmButton label="Remove" question={`Remove ${email}?`} mutation={remove} of={accountId}>
              They can no longer see anything of this organization, at once. Their account stays, and they can
              be invited again.
            </ConfirmButton>
          </>
        ),
    ),
  ]
  return (
    <ListPanel
      title="Members"
      query={query}
      height={120}
      columns={columns}
      keyOf={({ accountId }) => accountId}
      problem={change.error ?? reset.error}
    />
  )
}

function MemberSites(props: {
  readonly member: Member
  readonly onChange: (siteIds: readonly string[] | null) => void
}) {
  const sites = useSites()
  return (
    <MultiSelect
      aria-label={`Sites of ${props.member.email}`}
      size="xs"
      placeholder={props.member.siteIds === null ? 'All' : ''}
      data={sites.map(({ siteId, name }) => ({ value: siteId, label: name }))}
      value={[...(props.member.siteIds ?? [])]}
      onChange={(value) => props.onChange(value.length === 0 ? null : value)}
    />
  )
}
