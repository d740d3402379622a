import { type Invitation, useRevokeInvitation } from '../../../api/invitations.ts'
import { formatDay, formatName } from '../../../format/format.ts'
import { ConfirmButton } from '../../../parts/confirm-button.tsx'
import { type Column, DataTable } from '../../../parts/data-table.tsx'

const columns: Column<Invitation>[] = [
  { key: 'email', heading: 'Invited', width: 220, cell: ({ email }) => email },
  { key: 'role', heading: 'Role', width: 100, cell: ({ role }) => formatName(role) },
  { key: 'by', heading: 'By', width: 180, cell: ({ invitedBy }) => invitedBy },
  { key: 'until', heading: 'Good until', width: 110, cell: ({ expiresAt }) => formatDay(expiresAt, 'UTC') },
  { key: 'revoke', heading: '', width: 110, cell: (invitation) => <TakeBack invitation={invitation} /> },
]

/** Invitations that stand. */
export function InvitationTable({ invitations }: { readonly invitations: readonly Invitation[] }) {
  return (
    <DataTable
      label="Invitations"
      columns={columns}
      rows={invitations}
      keyOf={({ invitationId }) => invitationId}
    />
  )
}

function TakeBack({ invitation }: { readonly invitation: Invitation }) {
  const revoke = useRevokeInvitation()
  return (
    <ConfirmButton
      label="Take back"
      question={`Take the invitation of ${invitation.email} back?`}
      mutation={revoke}
      onConfirm={() => revoke.mutateAsync(invitation.invitationId)}
    >
      Its link is void at once.
    </ConfirmButton>
  )
}
