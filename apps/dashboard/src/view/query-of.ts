import type { View } from './view.ts'

/** Site, range and segment of a view as the API takes them. */
function placeOf({ site, range, from, to, segment }: View): Record<string, string> {
  return {
    ...(site ? { siteId: site } : {}),
    ...(range === 'custom' && from && to ? { from, to } : { range }),
    ...(segment ? { segmentId: segment } : {}),
  }
}

/** The parameters by which the list of sessions is asked about a view: each condition under its name. */
export const sessionQueryOf = (view: View): Record<string, string> => ({ ...placeOf(view), ...view.filters })

/** The parameters by which the questions of analytics are asked about a view. */
export function questionOf(view: View): Record<string, string> {
  const filters = Object.entries(view.filters).map(([property, value]) => ({ property, op: 'eq', value }))
  return { ...placeOf(view), ...(filters.length > 0 ? { filters: JSON.stringify(filters) } : {}) }
}
