import { Badge, Button, Group, MultiSelect, Select, Stack, Text } from '@mantine/core'
import type { Role } from '@sojourn/contract'
import { useAccount } from '../../../api/account.ts'
import { type Member, useChangeMember, useRemoveMember, useResetMember } from '../../../api/members.ts'
import { useSites } from '../../../api/sites.ts'
import { formatDay, formatName } from '../../../format/format.ts'
import { Failed } from '../../../parts/answer.tsx'
import { ConfirmButton } from '../../../parts/confirm-button.tsx'
import { type Column, DataTable } from '../../../parts/data-table.tsx'
import type { MadeLink } from './link-to-hand-over.tsx'
import { roleNames } from './role-names.ts'

/** Members with their role and sites, which are changed in place. */
export function MemberTable(props: {
  readonly members: readonly Member[]
  readonly onLink: (made: MadeLink) => void
}) {
  const { members, onLink } = props
  const reset = useResetMember()
  const own = useAccount()?.accountId
  const change = useChangeMember()
  const columns: Column<Member>[] = [
    {
      key: 'who',
      heading: 'Who',
      width: 220,
      cell: ({ name, email, accountId }) => (
        <Stack gap={0}>
          <Text size="sm" fw={500} className="cut">
            {name || email}
            {accountId === own ? ' (you)' : ''}
          </Text>
          <Text size="xs" className="quiet cut">
            {email}
          </Text>
        </Stack>
      ),
    },
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
      width: 200,
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
    {
      key: 'since',
      heading: 'Since',
      width: 100,
      cell: ({ createdAt }) => formatDay(createdAt, 'UTC'),
    },
    {
      key: 'do',
      heading: '',
      width: 200,
      cell: (member) =>
        member.accountId !== own && (
          <Group gap={2} wrap="nowrap" justify="flex-end">
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              title="A link with which they set a new password"
              loading={reset.isPending && reset.variables === member.accountId}
              onClick={() =>
                reset.mutate(member.accountId, {
                  onSuccess: ({ link, mailed }) =>
                    onLink({ title: `New password of ${member.email}`, link, mailed, goodFor: 'an hour' }),
                })
              }
            >
              New password
            </Button>
            <Remove member={member} />
          </Group>
        ),
    },
  ]
  return (
    <>
      {change.error && <Failed error={change.error} />}
      {reset.error && <Failed error={reset.error} />}
      <DataTable label="Members" columns={columns} rows={members} keyOf={({ accountId }) => accountId} />
    </>
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

function Remove({ member }: { readonly member: Member }) {
  const remove = useRemoveMember()
  return (
    <ConfirmButton
      label="Remove"
      question={`Remove ${member.email}?`}
      mutation={remove}
      onConfirm={() => remove.mutateAsync(member.accountId)}
    >
      They can no longer see anything of this organization, at once. Their account stays, and they can be
      invited again.
    </ConfirmButton>
  )
}
