import type { RetentionQuestion } from '@sojourn/contract'
import { isKnownSql } from '../frame/person.ts'

/** Who is counted, as SQL over a row of `sessions`. */
export interface CountedUnit {
  /** A hash that tells people, or visitors, apart; each site has its own. */
  readonly unit: string
  /** Whether the session is of anybody known. */
  readonly isKnown: string
}

/** A person is the user, else the visitor: two sessions of one id are of one person, whichever of both it names. */
const hashOf = {
  user: "if(user_id = '', vid, xxHash64(user_id))",
  visitor: 'vid',
} as const

export const countedUnit = (
  { unit }: Pick<RetentionQuestion, 'unit'>,
  siteIds: readonly string[],
): CountedUnit => ({
  unit: siteIds.length === 1 ? hashOf[unit] : `cityHash64(site_id, ${hashOf[unit]})`,
  isKnown: unit === 'user' ? isKnownSql : "vid != xxHash64('')",
})
