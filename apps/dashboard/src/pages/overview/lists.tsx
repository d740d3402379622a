import { SimpleGrid } from '@mantine/core'
import { type ComponentProps, useEffect } from 'react'
import { AskAfter } from '../../parts/ask-after.tsx'
import { useView } from '../../view/use-view.ts'
import { StagesPanel } from './stages-panel.tsx'
import { topPanels } from './top-choices.ts'
import { TopPanel } from './top-panel.tsx'

/** Once figures stood, the store remembers what it read for them, and answers everything as soon as one thing. */
let isStoreWarm = false

const standing = { isPending: false, isPlaceholderData: false }

/** What stands below the figures, and is asked after the first of them: top lists, each narrowing the page, and stages. */
export function OverviewLists({ figures }: { readonly figures: ComponentProps<typeof AskAfter>['query'] }) {
  const { view } = useView()
  useEffect(() => {
    if (!figures.isPending) isStoreWarm = true
  }, [figures.isPending])
  return (
    <AskAfter query={isStoreWarm ? standing : figures}>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        {topPanels.map(({ title, choices }) => (
          <TopPanel key={title} title={title} choices={choices} />
        ))}
      </SimpleGrid>
      <StagesPanel view={view} />
    </AskAfter>
  )
}
