import { useMembers } from '../../../api/members.ts'
import { Answer } from '../../../parts/answer.tsx'
import { Panel } from '../../../parts/panel.tsx'
import { Screen } from '../../../parts/screen.tsx'
import { MemberTable } from './member-table.tsx'

/** Who may look, and who may change what. */
export function Page() {
  const query = useMembers()
  return (
    <Screen
      title="Members"
      note="Who belongs to the organization, and what they may do. A change holds at once."
    >
      <Panel title="Members" isFlush>
        <Answer query={query} height={240}>
          {(members) => <MemberTable members={members} />}
        </Answer>
      </Panel>
    </Screen>
  )
}
