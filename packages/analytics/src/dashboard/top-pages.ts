import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import { breakdown } from '../breakdown/breakdown.ts'
import { askRanked, type Ranked } from '../frame/ask-ranked.ts'
import type { Frame } from '../frame/frame.ts'
import type { SelectedSessions } from '../frame/select-sessions.ts'
import type { TopRow } from './top-lists.ts'
import sql from './top-pages.sql?raw'

/** A page, and how often the sessions viewed it. */
export interface TopPage extends TopRow {
  readonly pageViews: number
}

interface PageRow extends Ranked {
  readonly sessions: number
  readonly pagesMax: number
}

const question = defineQuery<Record<string, unknown>, PageRow>({
  name: 'dashboard-top-pages',
  sql,
  read: ([value, sessions, pageViews, pagesMax]) => ({
    value: value as string,
    sessions: sessions as number,
    weight: pageViews as number,
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
  let pagesMax = 0
  const found = await askRanked(selected, options, limit, {
    ask: async (holes, options, limit) => {
      const rows = await question(warehouse, { ...selected.bindings.params, limit }, { ...options, holes })
      pagesMax = Math.max(pagesMax, rows[0]?.pagesMax ?? 0)
      return rows
    },
    add: (one, other) => ({
      ...one,
      sessions: one.sessions + other.sessions,
      weight: one.weight + other.weight,
    }),
  })
  if (pagesMax <= keptPages)
    return found.map(({ value, sessions, weight }) => ({ value, sessions, pageViews: weight }))
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
