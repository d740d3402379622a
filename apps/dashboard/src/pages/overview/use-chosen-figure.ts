import { type FigureWords, figureWords } from '../../parts/figure-words.ts'
import { useSearchValue } from '../../view/use-search-value.ts'

const [first] = figureWords

/** The figure that is drawn over time, by the URL; the first where it names none. */
export function useChosenFigure(): [FigureWords | undefined, (name: string) => void] {
  const [chosen, setChosen] = useSearchValue('figure')
  const figure = figureWords.find(({ name }) => name === chosen) ?? first
  return [figure, (name) => setChosen(name === first?.name ? '' : name)]
}
