import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import sql from './page-views-in.sql?raw'

interface Views {
  readonly views: number
  readonly sessions: number
}

const viewsOf = defineQuery<Record<string, unknown>, Views>({
  name: 'page-views-in',
  sql,
  read: ([views, sessions]) => ({ views: views as number, sessions: sessions as number }),
})

/**
 * Views of a page path in a time (unix milliseconds, `to` without), and the sessions that they belong to. A path that ends
 * with `*` is every path that begins so.
 */
export async function pageViewsIn(
  warehouse: Warehouse,
  siteId: string,
  page: string,
  { from, to }: { readonly from: number; readonly to: number },
  options: ReadOptions = {},
): Promise<Views> {
  const isStart = page.endsWith('*')
  const path = isStart ? page.slice(0, -1) : page
  const [found] = await viewsOf(warehouse, { site: siteId, page: path, isStart, from, to }, options)
  return found ?? { views: 0, sessions: 0 }
}
