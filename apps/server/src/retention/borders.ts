import type { SiteSettings } from '@sojourn/contract'

/** For how many days a site keeps what; null: for ever. */
export type Keeping = Pick<SiteSettings, 'retentionDays' | 'profileRetentionDays' | 'ledgerRetentionDays'>

const daySeconds = 86_400

/**
 * The time before which something has run out, in unix seconds: the beginning of a day (UTC), so that nothing goes before
 * its last day is over. Undefined: nothing runs out.
 */
export function borderOf(days: number | null, now: number): number | undefined {
  if (days === null) return undefined
  const today = Math.floor(now / 1000 / daySeconds) * daySeconds
  return Math.max(0, today - days * daySeconds)
}
