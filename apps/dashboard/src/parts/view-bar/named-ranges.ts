import type { NamedRange, View } from '../../view/view.ts'

/** The ranges that have a name, and the key that chooses each, Shift held. */
export const namedRanges: readonly { range: NamedRange; name: string; key: string }[] = [
  { range: '1d', name: 'Today', key: 'D' },
  { range: '24h', name: 'Last 24 hours', key: 'H' },
  { range: '7d', name: 'Last 7 days', key: 'W' },
  { range: '30d', name: 'Last 30 days', key: 'T' },
  { range: '90d', name: 'Last 90 days', key: 'N' },
  { range: '12mo', name: 'Last 12 months', key: 'Y' },
  { range: 'all', name: 'All time', key: 'A' },
]

/** The view over a named range. */
export const withRange = (view: View, range: NamedRange): View => {
  const { from: _from, to: _to, ...others } = view
  return { ...others, range }
}
