import type { FoldStep } from './ordered-fold.ts'

const pagesMax = 1000

/** The page paths of page views in order, repeats kept, the first 1,000. */
export const journeySteps: FoldStep<string, string[]> = {
  start: () => [],
  add: (journey, page) => {
    if (journey.length < pagesMax) journey.push(page)
    return journey
  },
}
