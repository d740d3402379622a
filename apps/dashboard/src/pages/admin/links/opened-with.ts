import { searchOf, type View } from '../../../view/view.ts'

/**
 * What the address of a public link says of the view that it was made of: range, comparison, filters. Site and segment are
 * the link's own, and of persons it knows nothing.
 */
export function openedWith({ site: _site, segment: _segment, filters, ...view }: View): string {
  const { userId: _user, visitorId: _visitor, ...others } = filters
  const search = new URLSearchParams(Object.entries(searchOf({ ...view, filters: others })))
  return search.size === 0 ? '' : `?${search}`
}
