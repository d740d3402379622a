import { Stack } from '@mantine/core'
import type { FunnelInput, JourneysInput, LinkView, RetentionInput } from '@sojourn/contract'
import { useState } from 'react'
import { formatCount } from '../../format/format.ts'
import { FunnelResult } from '../../pages/funnels/funnel-result.tsx'
import { useFunnel } from '../../pages/funnels/use-funnel.ts'
import { FlowDiagram } from '../../pages/journeys/flow-diagram.tsx'
import type { FlowBand } from '../../pages/journeys/journeys-model.ts'
import { PathTable } from '../../pages/journeys/path-table.tsx'
import { useJourneys } from '../../pages/journeys/use-journeys.ts'
import { CohortPanel } from '../../pages/retention/cohort-panel.tsx'
import { useRetention } from '../../pages/retention/use-retention.ts'
import { Answer } from '../../parts/answer.tsx'
import { Panel } from '../../parts/panel.tsx'
import { useView } from '../../view/use-view.ts'
import { type FilterName, withFilter } from '../../view/view.ts'

/** The answer to the one question that a public link shows. */
export function SharedQuestion({ shows, timezone }: { readonly shows: LinkView; readonly timezone: string }) {
  // It was checked when the link was made.
  const question = shows.question as unknown
  if (shows.page === 'funnel') return <SharedFunnel funnel={question as FunnelInput} timezone={timezone} />
  if (shows.page === 'journeys') return <SharedJourneys question={question as JourneysInput} />
  return <SharedRetention question={question as RetentionInput} timezone={timezone} />
}

function SharedFunnel({ funnel, timezone }: { readonly funnel: FunnelInput; readonly timezone: string }) {
  const { view } = useView()
  const query = useFunnel(view, funnel)
  return <FunnelResult query={query} funnel={funnel} timezone={timezone} onPeople={undefined} />
}

function SharedRetention(props: { readonly question: RetentionInput; readonly timezone: string }) {
  const { question, timezone } = props
  const { view } = useView()
  const query = useRetention(view, question)
  return <CohortPanel query={query} interval={question.interval ?? 'week'} timezone={timezone} />
}

const filterOf = { pages: 'page', sections: 'section', events: 'eventType' } as const satisfies Record<
  string,
  FilterName
>

function SharedJourneys({ question }: { readonly question: JourneysInput }) {
  const { view, setView } = useView()
  const query = useJourneys(view, question)
  const [band, setBand] = useState<FlowBand>()
  const { of = 'pages' } = question
  return (
    <Answer what="The answer" query={query} height={640} isEmpty={({ total }) => total === 0}>
      {(answer) => (
        <Stack gap="md">
          <Panel title={`${formatCount(answer.total)} sessions`}>
            <FlowDiagram
              answer={answer}
              chosen={band?.key}
              onBand={setBand}
              onNode={({ name }) =>
                of !== 'stages' && setView((before) => withFilter(before, filterOf[of], name))
              }
            />
          </Panel>
          <Panel title="Most travelled paths" isFlush>
            <PathTable paths={answer.paths} isLinked={false} />
          </Panel>
        </Stack>
      )}
    </Answer>
  )
}
