import type { LinkView, SavedViewAnswer } from '@sojourn/contract'
import { defaultParseSearch } from '@tanstack/react-router'
import { askable, funnelOfSearch } from '../../funnels/funnel-model.ts'
import { questionOfSearch as journeysOf } from '../../journeys/journeys-model.ts'
import { questionOfSearch as retentionOf } from '../../retention/retention-model.ts'

/** Something that a public link can show. */
export interface LinkChoice {
  readonly value: string
  readonly label: string
  readonly shows: LinkView
}

/** What a public link can show: the overview, journeys and retention as they begin, and what is saved as a view of such a page. */
export const choicesOf = (views: readonly SavedViewAnswer[]): LinkChoice[] => [
  { value: 'overview', label: 'Overview', shows: { page: 'overview' } },
  { value: 'journeys', label: 'Journeys', shows: { page: 'journeys', question: { ...journeysOf({}) } } },
  { value: 'retention', label: 'Retention', shows: { page: 'retention', question: { ...retentionOf({}) } } },
  ...views.flatMap(({ viewId, name, address }) => {
    const shows = shownBy(address)
    return shows ? [{ value: viewId, label: name, shows }] : []
  }),
]

/** The page and the question of an address; undefined where it is of another page, or asks nothing. */
function shownBy(address: string): LinkView | undefined {
  const { pathname, search } = new URL(address, 'http://localhost')
  const parts = defaultParseSearch(search) as Record<string, unknown>
  if (pathname === '/journeys') return { page: 'journeys', question: { ...journeysOf(parts) } }
  if (pathname === '/retention') return { page: 'retention', question: { ...retentionOf(parts) } }
  const asked = pathname === '/funnels' ? askable(funnelOfSearch(parts.funnel)) : null
  return asked ? { page: 'funnel', question: { trend: 'day', ...asked } } : undefined
}
