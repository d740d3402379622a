import { SimpleGrid } from '@mantine/core'
import { Children, type ReactNode, useEffect } from 'react'
import { FigureTile } from '../../parts/figure-tile.tsx'
import { figureWords, formatFigure } from '../../parts/figure-words.ts'
import { shownFigures } from './overview-model.ts'
import type { SeriesAnswer } from './use-overview.ts'

const countKey = 'sojourn.figures'

/** How many figures were shown last in this browser: their places are drawn before they come. */
export const figureCount = {
  read: (): number => {
    try {
      return Number(localStorage.getItem(countKey)) || figureWords.length
    } catch {
      return figureWords.length
    }
  },
  keep: (count: number): void => {
    try {
      localStorage.setItem(countKey, String(count))
    } catch {
      // Within another site's page there may be no storage.
    }
  },
}

/** The figures of the range, each with its change; choosing one draws it. */
export function OverviewFigures(props: {
  readonly answer: SeriesAnswer
  readonly currency: string
  readonly chosen: string
  readonly onChoose: (name: string) => void
}) {
  const { answer, currency, chosen, onChoose } = props
  const figures = shownFigures(answer)
  useEffect(() => figureCount.keep(figures.length), [figures.length])
  return (
    <FigureGrid>
      {figures.map(({ name, label, meaning, unit, lessIsBetter }) => (
        <FigureTile
          key={name}
          label={label}
          meaning={meaning}
          value={formatFigure(answer.total[name], unit, currency, true)}
          {...(answer.previous
            ? { now: answer.total[name] ?? null, before: answer.previous.total[name] ?? null }
            : {})}
          {...(lessIsBetter ? { lessIsBetter } : {})}
          isChosen={name === chosen}
          onChoose={() => onChoose(name)}
        />
      ))}
    </FigureGrid>
  )
}

/** The figures beside each other. */
export const FigureGrid = ({ children }: { readonly children: ReactNode }) => (
  <SimpleGrid
    cols={{ base: 2, xs: 3, md: 4, lg: Children.count(children) > 8 ? 5 : 4 }}
    spacing="xs"
    verticalSpacing="xs"
  >
    {children}
  </SimpleGrid>
)
