import { useSiteOf } from '../../api/sites.ts'
import { Answer } from '../../parts/answer.tsx'
import { TableShapes } from '../../parts/answer-states/shapes.tsx'
import { MoreButton } from '../../parts/more-button.tsx'
import { Panel } from '../../parts/panel.tsx'
import { SaveSessions } from '../../parts/save-sessions.tsx'
import { SessionTable } from '../../parts/session-table.tsx'
import { besides } from '../../view/query-of.ts'
import { useOpenSession } from '../../view/use-open-session.ts'
import { useView } from '../../view/use-view.ts'
import { useSessions } from '../sessions/use-sessions.ts'

/** The sessions of the view in which somebody wrote, newest first. */
export function NewestConversations() {
  const { view } = useView()
  const { timezone } = useSiteOf(view.site)
  const open = useOpenSession()
  const query = useSessions(view, besides('eventType', 'message_sent'))
  const sessions = query.data?.pages.flatMap((page) => page.sessions)
  return (
    <Panel title="Newest conversations" isFlush actions={<SaveSessions sessions={sessions} />}>
      <Answer
        what="The conversations"
        query={{ ...query, data: sessions }}
        height={320}
        shapes={<TableShapes rows={8} />}
        isEmpty={(all) => all.length === 0}
      >
        {(all) => <SessionTable sessions={all} timezone={timezone} onOpen={open} />}
      </Answer>
      <MoreButton query={query} />
    </Panel>
  )
}
