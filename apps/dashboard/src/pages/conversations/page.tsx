import { SimpleGrid, Stack } from '@mantine/core'
import { useMemo } from 'react'
import { useSiteOf } from '../../api/sites.ts'
import { formatName } from '../../format/format.ts'
import { Answer } from '../../parts/answer.tsx'
import { FigurePageShapes } from '../../parts/answer-states/shapes.tsx'
import { AskAfter } from '../../parts/ask-after.tsx'
import { SeriesPanel } from '../../parts/chart/series-panel.tsx'
import { Panel } from '../../parts/panel.tsx'
import { SaveMenu } from '../../parts/save-menu.tsx'
import { Screen } from '../../parts/screen.tsx'
import { TopList } from '../../parts/top-list.tsx'
import { FilterPills } from '../../parts/view-bar/filter-pills.tsx'
import { ViewBar } from '../../parts/view-bar/view-bar.tsx'
import { useView } from '../../view/use-view.ts'
import { withFilter } from '../../view/view.ts'
import { ConversationFigures } from './conversation-figures.tsx'
import { outcomeFile, questionFile, seriesOf } from './conversations-model.ts'
import { NewestConversations } from './newest-conversations.tsx'
import { useConversations } from './use-conversations.ts'

/** What people say, and how they are answered. */
export function Page() {
  const { view, setView } = useView()
  const { timezone } = useSiteOf(view.site)
  const query = useConversations(view)
  const answer = query.data
  const series = useMemo(() => answer && seriesOf(answer, timezone, Date.now()), [answer, timezone])
  return (
    <Screen
      title="Conversations"
      note="Sessions in which somebody wrote: what they asked, and how it was answered."
      actions={<ViewBar />}
    >
      <FilterPills />
      <Answer
        what="The conversations"
        query={query}
        height={640}
        shapes={<FigurePageShapes figures={6} />}
        isEmpty={({ conversations }) => conversations === 0}
        empty="Nobody wrote in this range. A chat tells of itself by message_sent and message_received events."
      >
        {(shown) => (
          <Stack gap="md">
            <ConversationFigures answer={shown} />
            {series && (
              <SeriesPanel
                title="Over time"
                name="conversations over time"
                model={series}
                answer={shown}
                label="Conversations and messages over time"
              />
            )}
            <SimpleGrid cols={{ base: 1, md: 2 }} style={{ alignItems: 'start' }}>
              <Panel
                title="First questions"
                note="Case and marks at the end do not matter"
                actions={<SaveMenu name="questions" rows={() => questionFile(shown)} answer={shown} />}
              >
                <TopList
                  unit="conversations"
                  rows={shown.questions.map(({ question, conversations }) => ({
                    value: question,
                    count: conversations,
                  }))}
                />
              </Panel>
              <Panel
                title="What they came to"
                actions={<SaveMenu name="outcomes" rows={() => outcomeFile(shown)} answer={shown.outcomes} />}
              >
                <TopList
                  unit="conversations"
                  rows={shown.outcomes.map(({ outcome, conversations }) => ({
                    value: outcome,
                    label: formatName(outcome),
                    count: conversations,
                  }))}
                  onChoose={({ value }) => setView((before) => withFilter(before, 'outcome', value))}
                />
              </Panel>
            </SimpleGrid>
            <AskAfter query={query}>
              <NewestConversations />
            </AskAfter>
          </Stack>
        )}
      </Answer>
    </Screen>
  )
}
