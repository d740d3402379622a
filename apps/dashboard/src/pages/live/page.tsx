import { Group, Stack, Text } from '@mantine/core'
import { useMay } from '../../api/account.ts'
import { useSiteOf } from '../../api/sites.ts'
import { Answer } from '../../parts/answer.tsx'
import { Panel } from '../../parts/panel.tsx'
import { SaveSessions } from '../../parts/save-sessions.tsx'
import { Screen } from '../../parts/screen.tsx'
import { SessionTable } from '../../parts/session-table.tsx'
import { FilterMenu } from '../../parts/view-bar/filter-menu.tsx'
import { FilterPills } from '../../parts/view-bar/filter-pills.tsx'
import { SegmentPicker } from '../../parts/view-bar/segment-picker.tsx'
import { useOpenSession } from '../../view/use-open-session.ts'
import { useView } from '../../view/use-view.ts'
import { isNarrowed, withFilter } from '../../view/view.ts'
import { ViewLink } from '../../view/view-link.tsx'
import { LiveEvents } from './live-events.tsx'
import { LiveLists } from './live-lists.tsx'
import { LiveShapes } from './live-shapes.tsx'
import { useLive, useNamelessSessions } from './use-live.ts'

/** Who is here now, where, and what they do. */
export function Page() {
  const { view, setView } = useView()
  const { timezone } = useSiteOf(view.site)
  const open = useOpenSession()
  const query = useLive(view)
  const seesWho = useMay('personal_data')
  const isOfSome = isNarrowed(view)
  const nameless = useNamelessSessions(view.site, !seesWho && !isOfSome)
  const sessions = seesWho ? query.data?.sessions : isOfSome ? [] : nameless.data
  return (
    <Screen
      title="Live"
      note="Everybody heard from in the last 90 seconds; looked up again every five."
      actions={
        <>
          <SegmentPicker />
          <FilterMenu />
        </>
      }
    >
      <FilterPills />
      <Answer
        what="Who is here"
        query={query}
        height={420}
        shapes={<LiveShapes />}
        isEmpty={({ count }) => count === 0}
        empty={
          <>
            {isOfSome
              ? 'Nobody who fits is here right now.'
              : 'Nobody is here right now. The first visitor shows up by itself.'}{' '}
            <ViewLink to="/sessions" size="sm" underline="always">
              See who was here
            </ViewLink>
          </>
        }
      >
        {(answer) => (
          <Stack gap="md">
            <Group align="baseline" gap={10} aria-live="polite">
              <Text fz={40} fw={640} lh={1} className="figures">
                {answer.count.toLocaleString('en')}
              </Text>
              <Text className="quiet">{answer.count === 1 ? 'session' : 'sessions'} now</Text>
            </Group>
            <LiveLists
              answer={answer}
              onChoose={(by, value) => setView((before) => withFilter(before, by, value))}
            />
            {answer.events.length > 0 && <LiveEvents events={answer.events} timezone={timezone} />}
            {sessions && sessions.length > 0 && (
              <Panel title="Sessions" isFlush actions={<SaveSessions sessions={sessions} />}>
                <SessionTable sessions={sessions} timezone={timezone} onOpen={open} />
              </Panel>
            )}
          </Stack>
        )}
      </Answer>
    </Screen>
  )
}
