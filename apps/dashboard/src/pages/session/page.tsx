import { Grid, Group, SegmentedControl, Stack } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useSiteOf } from '../../api/sites.ts'
import { formatTime } from '../../format/format.ts'
import { Answer } from '../../parts/answer.tsx'
import { DetailShapes } from '../../parts/answer-states/detail-shapes.tsx'
import { MoreButton } from '../../parts/more-button.tsx'
import { OutcomeBadge } from '../../parts/outcome-badge.tsx'
import { Panel } from '../../parts/panel.tsx'
import { SaveEvents } from '../../parts/save-events.tsx'
import { Screen } from '../../parts/screen.tsx'
import { standingOf } from '../../parts/session-words.ts'
import { useView } from '../../view/use-view.ts'
import { Conversation } from './conversation.tsx'
import { OtherSessions } from './other-sessions.tsx'
import { SessionFacts } from './session-facts.tsx'
import { messagesOf, stepsOf } from './session-model.ts'
import { Timeline } from './timeline.tsx'
import { useSession } from './use-session.ts'

/** One session, step by step. */
export function Page() {
  const { sessionId } = useParams({ strict: false }) as { sessionId: string }
  const { view } = useView()
  const query = useSession(sessionId, view.site)
  const first = query.data?.pages[0]
  const { timezone } = useSiteOf(first?.session.siteId ?? view.site)
  const events = query.data?.pages.flatMap((page) => page.events) ?? []
  const messages = messagesOf(events)
  const [shape, setShape] = useState<'steps' | 'chat'>('steps')
  const session = first?.session
  return (
    <Screen
      name="Session"
      title={
        session ? (
          <Group gap="sm">
            Session of {formatTime(session.startedAt, timezone)}
            <OutcomeBadge outcome={session.outcome} isConverted={session.converted} />
          </Group>
        ) : (
          'Session'
        )
      }
      note={session ? standingOf(session) : undefined}
    >
      <Answer query={{ ...query, data: first }} what="The session" height={560} shapes={<DetailShapes />}>
        {({ session: shown, analytics }) => (
          <Grid gap="md">
            <Grid.Col span={{ base: 12, md: 8 }} order={{ base: 2, md: 1 }}>
              <Panel
                title={`${shown.stepsTaken.toLocaleString('en')} ${shown.stepsTaken === 1 ? 'step' : 'steps'}`}
                actions={
                  <>
                    {messages.length > 0 && (
                      <SegmentedControl
                        size="xs"
                        aria-label="Drawn as"
                        value={shape}
                        onChange={(value) => setShape(value as 'steps' | 'chat')}
                        data={[
                          { value: 'steps', label: 'Steps' },
                          { value: 'chat', label: 'Chat' },
                        ]}
                      />
                    )}
                    <SaveEvents events={events} />
                  </>
                }
              >
                {shape === 'chat' && messages.length > 0 ? (
                  <Conversation messages={messages} timezone={timezone} />
                ) : (
                  <Timeline steps={stepsOf(events)} timezone={timezone} />
                )}
                <MoreButton query={query}>Show more steps</MoreButton>
              </Panel>
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 4 }} order={{ base: 1, md: 2 }}>
              <Stack gap="md">
                <SessionFacts session={shown} analytics={analytics} timezone={timezone} />
                <OtherSessions session={shown} timezone={timezone} />
              </Stack>
            </Grid.Col>
          </Grid>
        )}
      </Answer>
    </Screen>
  )
}
