import { Answer } from '../../parts/answer.tsx'
import { Panel } from '../../parts/panel.tsx'
import { SaveMenu } from '../../parts/save-menu.tsx'
import type { View } from '../../view/view.ts'
import { Stages } from './stages.tsx'
import { useStages } from './use-overview.ts'

/** The standard journey, with who left between its stages. */
export function StagesPanel({ view }: { readonly view: View }) {
  const query = useStages(view)
  return (
    <Panel
      title="Stages"
      note="Visitors by how far they came along the standard journey"
      actions={
        <SaveMenu
          name="stages"
          rows={() => ({
            headings: ['stage', 'visitors', 'dropOffRate'],
            rows: (query.data?.stages ?? []).map((one) => [one.stage, one.visitors, one.dropOffRate]),
          })}
          answer={query.data}
        />
      }
    >
      <Answer
        what="The stages"
        query={query}
        height={170}
        isEmpty={(answer) => answer.stages[0]?.visitors === 0}
      >
        {(answer) => <Stages {...answer} />}
      </Answer>
    </Panel>
  )
}
