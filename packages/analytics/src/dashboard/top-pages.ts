import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import { breakdown } from '../breakdown/breakdown.ts'
import type { Frame } from '../frame/frame.ts'
import type { SelectedSessions } from '../frame/select-sessions.ts'
import type { TopRow } from './top-lists.ts'
import sql from './top-pages.sql?raw'

/** A page, and how often the sessions viewed it. */
export interface TopPage extends TopRow {
  readonly pageViews: number
}

const question = defineQuery<Record<string, unknown>, { page: TopPage; pagesMax: number }>({
  name: 'dashboard-top-pages',
  sql,
  read: ([value, sessions, pageViews, pagesMax]) => ({
    page: { value, sessions, pageViews } as TopPage,
    pagesMax: pagesMax as number,
  }),
})

/** Page paths that the row of a session keeps. */
const keptPages = 1000

/** The first rows of the break-down by page, most page views first. */
export async function topPages(
  warehouse: Warehouse,
  frame: Frame,
  selected: SelectedSessions,
  limit: number,
  options: ReadOptions,
): Promise<TopPage[]> {
  const params = { ...selected.bindings.params, limit }
  const found = await question(warehouse, params, { ...options, holes: selected.holes })
  if ((found[0]?.pagesMax ?? 0) <= keptPages) return found.map(({ page }) => page)
  const asked = {
    by: 'page',
    metrics: ['sessions', 'pageViews'],
    sort: 'pageViews',
    limit,
    currency: '',
  } as const
  const { rows } = await breakdown(warehouse, frame, asked, options)
  return rows
    .filter(({ value }) => value !== null)
    .map(({ value, figures: { sessions, pageViews } }) => ({
      value,
      sessions: sessions ?? 0,
      pageViews: pageViews ?? 0,
    }))
}
