import { besides } from '../../view/query-of.ts'
import type { SessionListSearch } from './use-sessions.ts'

/** Sorts of sessions that people look for most. */
export const kinds = [
  { value: 'all', label: 'All sessions' },
  { value: 'active', label: 'Active' },
  { value: 'converted', label: 'Converted' },
  { value: 'abandoned', label: 'Abandoned' },
  { value: 'bounced', label: 'Bounced' },
] as const
export type Kind = (typeof kinds)[number]['value']

const searches: Record<Kind, SessionListSearch> = {
  all: {},
  active: { status: 'active' },
  converted: { converted: true },
  abandoned: besides('outcome', 'abandoned'),
  bounced: { bounced: true },
}

/** The parameters of the list for a sort of sessions. */
export const chosenOf = (kind: Kind): SessionListSearch => searches[kind]
