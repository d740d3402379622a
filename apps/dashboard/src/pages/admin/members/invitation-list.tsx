import { type Invitation, useInvitations, useRevokeInvitation } from '../../../api/invitations.ts'
import { formatName } from '../../../format/format.ts'
import { ConfirmButton } from '../../../parts/confirm-button.tsx'
import type { Column } from '../../../parts/data-table.tsx'
import { actionColumn, dayColumn } from '../../../parts/lists/columns.tsx'
import { ListPanel } from '../../../parts/lists/list-panel.tsx'

/** Invitations that stand. */
export function InvitationList() {
  const query = useInvitations()
  const revoke = useRevokeInvitation()
  const columns: Column<Invitation>[] = [
    { key: 'email', heading: 'Invited', width: 220, cell: ({ email }) => email },
    { key: 'role', heading: 'Role', width: 100, cell: ({ role }) => formatName(role) },
    { key: 'by', heading: 'By', width: 180, cell: ({ invitedBy }) => invitedBy },
    dayColumn('Good until', ({ expiresAt }) => expiresAt),
    actionColumn(110, ({ invitationId, email }) => (
      <ConfirmButton
        label="Take back"
        question={`Take the invitation of ${email} back?`}
        mutation={revoke}
        of={invitationId}
      >
        Its link is void at once.
      </ConfirmButton>
    )),
  ]
  return (
    <ListPanel
      title="Invitations"
      query={query}
      height={100}
      empty="Nobody is invited at the moment."
      columns={columns}
      keyOf={({ invitationId }) => invitationId}
    />
  )
}
