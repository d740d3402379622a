import { useState } from 'react'
import { useInvitations } from '../../../api/invitations.ts'
import { useMembers } from '../../../api/members.ts'
import { Answer } from '../../../parts/answer.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { InvitationTable } from './invitation-table.tsx'
import { Invite } from './invite.tsx'
import { LinkToHandOver, type MadeLink } from './link-to-hand-over.tsx'
import { MemberTable } from './member-table.tsx'

/** Who may look, and who may change what. */
export function Page() {
  const members = useMembers()
  const invitations = useInvitations()
  const [made, setMade] = useState<MadeLink>()
  return (
    <Screen
      title="Members"
      note="Who belongs to the organization, and what they may do. A change holds at once."
      actions={<Invite onMade={setMade} />}
    >
      {made && <LinkToHandOver made={made} onClose={() => setMade(undefined)} />}
      <Panel title="Members" isFlush>
        <Answer query={members} height={240}>
          {(all) => <MemberTable members={all} onLink={setMade} />}
        </Answer>
      </Panel>
      <Panel title="Invitations" isFlush>
        <Answer
          query={invitations}
          height={100}
          isEmpty={(all) => all.length === 0}
          empty="Nobody is invited at the moment."
        >
          {(all) => <InvitationTable invitations={all} />}
        </Answer>
      </Panel>
    </Screen>
  )
}
