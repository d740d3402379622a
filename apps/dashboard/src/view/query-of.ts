import type { View } from './view.ts'

/** Site, range and segment of a view as the API takes them. */
function placeOf({ site, range, from, to, segment }: View): Record<string, string> & { siteId?: string } {
  return {
    ...(site ? { siteId: site } : {}),
    ...(range === 'custom' && from && to ? { from, to } : { range }),
    ...(segment ? { segmentId: segment } : {}),
  }
}

/** The parameters by which the list of sessions is asked about a view: each condition under its name. */
export const sessionQueryOf = (view: View): Record<string, string> => ({ ...placeOf(view), ...view.filters })

const filtersOf = ({ filters }: View) =>
  Object.entries(filters).map(([property, value]) => ({ property, op: 'eq', value }))

/** The parameters by which the questions of analytics are asked about a view. */
export function questionOf(view: View): Record<string, string> {
  const filters = filtersOf(view)
  return { ...placeOf(view), ...(filters.length > 0 ? { filters: JSON.stringify(filters) } : {}) }
}

/** The same for questions that are asked by a body; the site stays in the query. */
export function frameOf(view: View): { query: Record<string, string>; frame: Record<string, unknown> } {
  const { siteId, ...frame } = placeOf(view)
  return { query: siteId === undefined ? {} : { siteId }, frame: { ...frame, filters: filtersOf(view) } }
}
