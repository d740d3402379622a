import type { SessionFold } from './session-fold.ts'

/**
 * What a session earned, in the currency of its first event with revenue, exact to four decimals. An event that names no
 * currency earned in the site's.
 */
export function revenueOf(
  fold: Pick<SessionFold, 'currency' | 'revenue'>,
  siteCurrency: string,
): { revenue: number; currency: string } {
  if (fold.currency === null || fold.revenue === null) return { revenue: 0, currency: '' }
  const currency = fold.currency.value || siteCurrency
  const unnamed = currency === siteCurrency ? (fold.revenue.get('') ?? 0n) : 0n
  const earned = (fold.revenue.get(currency) ?? 0n) + unnamed
  return { revenue: Number(earned) / 10_000, currency }
}
