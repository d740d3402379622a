import { useSites } from '../../api/sites.ts'
import type { Column } from '../table-cells.tsx'

/**
 * The name of a row's site.
 * @param ofNone what stands where a row is of no site in particular. @default All sites
 */
export function useSiteColumn<Row extends { readonly siteId: string | null }>(
  ofNone = 'All sites',
): Column<Row> {
  const sites = useSites()
  return {
    key: 'site',
    heading: 'Site',
    width: 120,
    cell: ({ siteId }) =>
      siteId === null ? ofNone : (sites.find((site) => site.siteId === siteId)?.name ?? siteId),
  }
}
