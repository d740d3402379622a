import { Stack } from '@mantine/core'
import { useEffect, useState } from 'react'
import { formatCount } from '../../format/format.ts'
import { Answer } from '../../parts/answer.tsx'
import { HeadingShape, TableShapes } from '../../parts/answer-states/shapes.tsx'
import { AskAfter } from '../../parts/ask-after.tsx'
import { Panel } from '../../parts/panel.tsx'
import { SaveMenu } from '../../parts/save-menu.tsx'
import { Screen } from '../../parts/screen.tsx'
import { FilterPills } from '../../parts/view-bar/filter-pills.tsx'
import { ViewBar } from '../../parts/view-bar/view-bar.tsx'
import { useSearchParts } from '../../view/use-search-parts.ts'
import { useView } from '../../view/use-view.ts'
import { ShareButton } from '../admin/links/share-button.tsx'
import { StagesPanel } from '../overview/stages-panel.tsx'
import { BandActions } from './band-actions.tsx'
import { FlowDiagram } from './flow-diagram.tsx'
import { JourneyFields } from './journey-fields.tsx'
import { type FlowBand, type JourneySearch, linkFile, questionOfSearch } from './journeys-model.ts'
import { PathTable, pathFile } from './path-table.tsx'
import { useJourneys } from './use-journeys.ts'

const members = { pages: 'page', sections: 'section', events: 'type', stages: 'stage' } as const

const JourneyShapes = () => (
  <Stack gap="md">
    <Panel title={<HeadingShape />}>
      <div className="shape" style={{ display: 'block', height: 500 }} />
    </Panel>
    <Panel title="Most travelled paths" isFlush>
      <TableShapes rows={8} />
    </Panel>
  </Stack>
)

/** What people come through, step by step. */
export function Page() {
  const { view } = useView()
  const [search, change] = useSearchParts<JourneySearch>()
  const [band, setBand] = useState<FlowBand>()
  const question = questionOfSearch(search)
  const query = useJourneys(view, question)
  // A band is of the answer that it was chosen in.
  useEffect(() => setBand(undefined), [query.data])
  return (
    <Screen
      title="Journeys"
      note="What sessions come through. Choose a band to follow it, a box to look around it."
      actions={
        <ViewBar>
          <ShareButton shows={{ page: 'journeys', question: { ...question } }} />
        </ViewBar>
      }
    >
      <FilterPills />
      <Panel>
        <JourneyFields question={question} onChange={change} />
      </Panel>
      <Answer
        what="The journeys"
        query={query}
        shapes={<JourneyShapes />}
        isEmpty={({ total }) => total === 0}
        empty="No session came through here. Choose another place, or widen the range."
      >
        {(answer) => (
          <Stack gap="md">
            {band && (
              <BandActions
                band={band}
                total={answer.total}
                member={members[question.of ?? 'pages']}
                onClose={() => setBand(undefined)}
              />
            )}
            <Panel
              title={`${formatCount(answer.total)} ${answer.total === 1 ? 'session' : 'sessions'}`}
              actions={<SaveMenu name="journeys" rows={() => linkFile(answer)} answer={answer} />}
            >
              <FlowDiagram
                answer={answer}
                chosen={band?.key}
                onBand={setBand}
                onNode={({ name }) => change({ around: name, startAt: undefined, endAt: undefined })}
              />
            </Panel>
            <Panel
              title="Most travelled paths"
              isFlush
              actions={<SaveMenu name="paths" rows={() => pathFile(answer)} answer={answer.paths} />}
            >
              <PathTable paths={answer.paths} />
            </Panel>
          </Stack>
        )}
      </Answer>
      <AskAfter query={query}>
        <StagesPanel view={view} />
      </AskAfter>
    </Screen>
  )
}
