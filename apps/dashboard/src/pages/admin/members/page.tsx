import { IconMail } from '@tabler/icons-react'
import { useState } from 'react'
import { useInvitations } from '../../../api/invitations.ts'
import { useMembers } from '../../../api/members.ts'
import { FormDialog } from '../../../parts/forms/form-dialog.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { ShownOnce } from '../../../parts/shown-once.tsx'
import { InvitationList } from './invitation-list.tsx'
import { InviteForm } from './invite-form.tsx'
import type { MadeLink } from './made-link.ts'
import { MemberList } from './member-list.tsx'

/** Who may look, and who may change what. */
export function Page() {
  const [made, setMade] = useState<MadeLink>()
  // Both are asked at once; how many members stand above the invitations is known first, so that nothing moves.
  const { isPending } = useMembers()
  useInvitations()
  return (
    <Screen
      title="Members"
      note="Who belongs to the organization, and what they may do. A change holds at once."
      actions={
        <FormDialog label="Invite" title="Invite somebody">
          {(close) => (
            <InviteForm
              onMade={(link) => {
                setMade(link)
                close()
              }}
            />
          )}
        </FormDialog>
      }
    >
      {made && (
        <ShownOnce
          title={made.title}
          icon={<IconMail size={18} />}
          note={`${
            made.mailed ? 'It was mailed. This is its link' : 'No mail is set up: hand this link over. It is'
          }, shown this once and good for ${made.goodFor}.`}
          text={made.link}
          closeLabel="Close"
          onClose={() => setMade(undefined)}
        />
      )}
      <MemberList onLink={setMade} />
      {!isPending && <InvitationList />}
    </Screen>
  )
}
