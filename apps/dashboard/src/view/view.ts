/** Ranges that have a name of their own in the API; `custom` is said by `from` and `to`. */
const ranges = ['24h', '1d', '7d', '30d', '90d', '12mo', 'all'] as const
export type NamedRange = (typeof ranges)[number]

/** What sessions can be narrowed by; the names are the API's. */
export const filterNames = [
  'page',
  'entryPage',
  'exitPage',
  'section',
  'eventType',
  'channel',
  'referrerHost',
  'utmSource',
  'utmMedium',
  'utmCampaign',
  'country',
  'device',
  'browser',
  'os',
  'outcome',
  'userId',
  'visitorId',
] as const
export type FilterName = (typeof filterNames)[number]

/**
 * What a page shows, all of it in the URL so that it can be sent to a colleague: the site, the range, what it is compared
 * with, the segment, the conditions.
 */
export interface View {
  /** Absent: every site that the caller may read. */
  readonly site?: string
  readonly range: NamedRange | 'custom'
  /** With `custom` only: ISO dates, `to` exclusive. */
  readonly from?: string
  readonly to?: string
  readonly compare?: 'previous'
  /** The id of a saved segment. */
  readonly segment?: string
  readonly filters: Readonly<Partial<Record<FilterName, string>>>
}

/** The view as it stands in the URL: what is standard is left out, conditions stand under their own names. */
export type ViewSearch = Partial<Omit<View, 'filters'>> & Partial<Record<FilterName, string>>

const standardRange: NamedRange = '30d'

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined

/** What is given and a text, by these names. */
const textsOf = <Name extends string>(search: Record<string, unknown>, names: readonly Name[]) =>
  Object.fromEntries(
    names.map((name) => [name, text(search[name])]).filter(([, value]) => value !== undefined),
  ) as Partial<Record<Name, string>>

/** Reads the URL's parameters; what makes no sense there counts as absent, for links are edited by hand. */
export function readSearch(search: Record<string, unknown>): ViewSearch {
  const range = ranges.find((name) => name === search.range)
  const { from, to } = textsOf(search, ['from', 'to'])
  return {
    ...textsOf(search, ['site', 'segment']),
    ...(from && to ? { range: 'custom', from, to } : range && range !== standardRange ? { range } : {}),
    ...(search.compare === 'previous' ? { compare: 'previous' } : {}),
    ...textsOf(search, filterNames),
  }
}

/** The view that the URL's parameters say. */
export function viewOf({ site, range, from, to, compare, segment, ...others }: ViewSearch): View {
  return {
    ...(site ? { site } : {}),
    ...(from && to ? { from, to } : {}),
    ...(compare ? { compare } : {}),
    ...(segment ? { segment } : {}),
    range: range ?? standardRange,
    filters: textsOf(others, filterNames),
  }
}

/** The parameters of the URL that say a view. */
export const searchOf = ({ filters, ...view }: View): ViewSearch => readSearch({ ...view, ...filters })

/** Whether a parameter of the URL belongs to the view. */
export const isOfView = (name: string): boolean =>
  ['site', 'range', 'from', 'to', 'compare', 'segment', ...filterNames].includes(name)

/** Whether the view is of some sessions of its range only. */
export const isNarrowed = ({ segment, filters }: View): boolean =>
  segment !== undefined || Object.keys(filters).length > 0

/** The view with one more condition; another of the same name goes. */
export const withFilter = (view: View, name: FilterName, value: string): View => ({
  ...view,
  filters: { ...view.filters, [name]: value },
})

/** The view without one of its conditions. */
export function withoutFilter(view: View, name: FilterName): View {
  const { [name]: _gone, ...filters } = view.filters
  return { ...view, filters }
}
