import { Grid, SegmentedControl, Stack } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useSiteOf } from '../../api/sites.ts'
import { formatAgo } from '../../format/format.ts'
import { Answer } from '../../parts/answer.tsx'
import { DetailShapes } from '../../parts/answer-states/detail-shapes.tsx'
import { TableShapes } from '../../parts/answer-states/shapes.tsx'
import { MoreButton } from '../../parts/more-button.tsx'
import { Panel } from '../../parts/panel.tsx'
import { SaveEvents } from '../../parts/save-events.tsx'
import { SaveSessions } from '../../parts/save-sessions.tsx'
import { Screen } from '../../parts/screen.tsx'
import { SessionTable } from '../../parts/session-table.tsx'
import { useOpenSession } from '../../view/use-open-session.ts'
import { useSearchValue } from '../../view/use-search-value.ts'
import { useView } from '../../view/use-view.ts'
import { nameOf } from '../users/users-model.ts'
import { Life } from './life.tsx'
import { chaptersOf } from './life-model.ts'
import { useUser, useUserLife, useUserSessions } from './use-user.ts'
import { UserFacts } from './user-facts.tsx'

/** One user: who, and all they did. */
export function Page() {
  const { userId } = useParams({ strict: false }) as { userId: string }
  const { view } = useView()
  const { timezone } = useSiteOf(view.site)
  const open = useOpenSession()
  const [shape, setShape] = useSearchValue('shape')
  const isLife = shape === 'life'
  const query = useUser(userId, view.site)
  const sessions = useUserSessions(userId, view.site, !isLife)
  const life = useUserLife(userId, view.site, isLife)
  const rows = sessions.data?.pages.flatMap((page) => page.sessions)
  const events = life.data?.pages.flatMap((page) => page.events)
  const user = query.data
  return (
    <Screen
      name="User"
      title={user ? (nameOf(user) ?? user.userId) : 'User'}
      note={user ? `Last seen ${formatAgo(user.lastSeenAt, Date.now())}` : undefined}
    >
      <Answer query={query} what="The user" height={560} shapes={<DetailShapes />}>
        {(shown) => (
          <Grid gap="md">
            <Grid.Col span={{ base: 12, md: 8 }} order={{ base: 2, md: 1 }}>
              <Panel
                isFlush={!isLife}
                title={isLife ? 'Whole life' : 'Sessions'}
                actions={
                  <>
                    <SegmentedControl
                      size="xs"
                      aria-label="Drawn as"
                      value={isLife ? 'life' : 'sessions'}
                      onChange={(value) => setShape(value === 'life' ? 'life' : '')}
                      data={[
                        { value: 'sessions', label: 'Sessions' },
                        { value: 'life', label: 'Whole life' },
                      ]}
                    />
                    {isLife ? events && <SaveEvents events={events} /> : <SaveSessions sessions={rows} />}
                  </>
                }
              >
                {isLife ? (
                  <Answer
                    what="The events"
                    query={{ ...life, data: events }}
                    height={420}
                    isEmpty={(all) => all.length === 0}
                  >
                    {(all) => <Life chapters={chaptersOf(all, timezone, Date.now())} timezone={timezone} />}
                  </Answer>
                ) : (
                  <Answer
                    what="The sessions"
                    query={{ ...sessions, data: rows }}
                    height={420}
                    shapes={<TableShapes rows={10} />}
                    isEmpty={(all) => all.length === 0}
                  >
                    {(all) => <SessionTable isOfOne sessions={all} timezone={timezone} onOpen={open} />}
                  </Answer>
                )}
                <MoreButton query={isLife ? life : sessions} />
              </Panel>
            </Grid.Col>
            <Grid.Col span={{ base: 12, md: 4 }} order={{ base: 1, md: 2 }}>
              <Stack gap="md">
                <UserFacts user={shown} timezone={timezone} />
              </Stack>
            </Grid.Col>
          </Grid>
        )}
      </Answer>
    </Screen>
  )
}
