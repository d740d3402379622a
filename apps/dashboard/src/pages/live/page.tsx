import { Group, SimpleGrid, Stack, Text } from '@mantine/core'
import type { SessionAnswer } from '@sojourn/contract'
import { useNavigate } from '@tanstack/react-router'
import { useSiteOf } from '../../api/sites.ts'
import { formatCountry, formatName } from '../../format/format.ts'
import { Answer } from '../../parts/answer.tsx'
import { Panel } from '../../parts/panel.tsx'
import { SaveSessions } from '../../parts/save-sessions.tsx'
import { Screen } from '../../parts/screen.tsx'
import { SessionTable } from '../../parts/session-table.tsx'
import { TopList } from '../../parts/top-list.tsx'
import { useView } from '../../view/use-view.ts'
import { searchOf } from '../../view/view.ts'
import { ViewLink } from '../../view/view-link.tsx'
import { countBy } from './live-model.ts'
import { useLive } from './use-live.ts'

/** Who is here now, and where. */
export function Page() {
  const { view } = useView()
  const { timezone } = useSiteOf(view.site)
  const navigate = useNavigate()
  const query = useLive(view.site)
  const open = (session: SessionAnswer) =>
    void navigate({
      to: '/sessions/$sessionId',
      params: { sessionId: session.sessionId },
      search: searchOf({ ...view, site: session.siteId }),
    } as never)
  return (
    <Screen title="Live" note="Heard from within the last 90 seconds. Looked at anew every five.">
      <Answer
        query={query}
        height={420}
        isEmpty={({ count }) => count === 0}
        empty={
          <>
            Nobody is here right now. The first visitor shows up by itself.{' '}
            <ViewLink to="/sessions" size="sm" underline="always">
              See who was here
            </ViewLink>
          </>
        }
      >
        {({ count, sessions }) => (
          <Stack gap="md">
            <Group align="baseline" gap={10} aria-live="polite">
              <Text fz={40} fw={640} lh={1} className="figures">
                {count.toLocaleString('en')}
              </Text>
              <Text className="quiet">{count === 1 ? 'session' : 'sessions'} now</Text>
            </Group>
            <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
              <Panel title="Pages">
                <TopList
                  unit="sessions"
                  rows={named(
                    countBy(sessions, (one) => one.exitPage),
                    'No page yet',
                  )}
                />
              </Panel>
              <Panel title="Sections">
                <TopList
                  unit="sessions"
                  rows={named(
                    countBy(sessions, (one) => one.currentSection),
                    'None',
                  )}
                />
              </Panel>
              <Panel title="Channels">
                <TopList
                  unit="sessions"
                  rows={countBy(sessions, (one) => one.channel).map((row) => ({
                    ...row,
                    label: row.value ? formatName(row.value) : 'Unknown',
                  }))}
                />
              </Panel>
              <Panel title="Countries">
                <TopList
                  unit="sessions"
                  rows={countBy(sessions, (one) => one.country).map((row) => ({
                    ...row,
                    label: formatCountry(row.value),
                  }))}
                />
              </Panel>
            </SimpleGrid>
            <Panel title="Sessions" isFlush actions={<SaveSessions sessions={sessions} />}>
              <SessionTable sessions={sessions} timezone={timezone} onOpen={open} />
            </Panel>
          </Stack>
        )}
      </Answer>
    </Screen>
  )
}

const named = (rows: ReturnType<typeof countBy>, unknown: string) =>
  rows.map((row) => (row.value === '' ? { ...row, label: unknown } : row))
