import { SimpleGrid } from '@mantine/core'
import type { ComponentProps } from 'react'
import { AskAfter } from '../../parts/ask-after.tsx'
import { useView } from '../../view/use-view.ts'
import { StagesPanel } from './stages-panel.tsx'
import { topPanels } from './top-choices.ts'
import { TopPanel } from './top-panel.tsx'

/** What stands below the figures and is asked after them: top lists, each narrowing the page, and stages. */
export function OverviewLists({ figures }: { readonly figures: ComponentProps<typeof AskAfter>['query'] }) {
  const { view } = useView()
  return (
    <AskAfter query={figures}>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        {topPanels.map(({ title, choices }) => (
          <TopPanel key={title} title={title} choices={choices} />
        ))}
      </SimpleGrid>
      <StagesPanel view={view} />
    </AskAfter>
  )
}
