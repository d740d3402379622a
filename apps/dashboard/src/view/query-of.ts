import type { FilterName, View } from './view.ts'

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

const equal = (property: string, value: string) => ({ property, op: 'eq', value })

/** Narrows the list of sessions by one more condition, also where the view has another of its name. */
export const besides = (property: FilterName, value: string): { readonly filters: string } => ({
  filters: JSON.stringify([equal(property, value)]),
})

const filtersOf = ({ filters }: View) =>
  Object.entries(filters).map(([property, value]) => equal(property, value))

/** The parameters by which the questions of analytics are asked about a view. */
export function questionOf(view: View): Record<string, string> {
  const filters = filtersOf(view)
  return { ...placeOf(view), ...(filters.length > 0 ? { filters: JSON.stringify(filters) } : {}) }
}

/** The same for what is asked about this moment, of which a range says nothing. */
export function questionOfNow(view: View): Record<string, string> {
  const { range: _range, from: _from, to: _to, ...choice } = questionOf(view)
  return choice
}

/** The same for questions that are asked by a body; the site stays in the query. */
export function frameOf(view: View): { query: Record<string, string>; frame: Record<string, unknown> } {
  const { siteId, ...frame } = placeOf(view)
  return { query: siteId === undefined ? {} : { siteId }, frame: { ...frame, filters: filtersOf(view) } }
}
