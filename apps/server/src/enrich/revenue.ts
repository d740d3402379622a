import type { EventInput } from '@sojourn/contract'

/** Money that an event earned. */
interface Revenue {
  /** In units of the currency; null where it earned nothing. */
  readonly revenue: number | null
  /** ISO 4217; empty where nobody named one and nothing was earned. */
  readonly currency: string
}

/** Types whose properties are believed to say what was earned, where the event itself does not. */
const earningTypes: ReadonlySet<string> = new Set(['purchase', 'checkout_complete', 'conversion'])

/** The largest amount that is taken for money, either way; the same limit as `revenue` itself has. */
const amountMax = 1e11

/**
 * What an event earned: its `revenue`; else, for `purchase`, `checkout_complete` and `conversion`, the first number (or
 * text that is one) among the properties `revenue`, `total` and `value`. Its currency is the event's, else the property
 * `currency`, else the site's.
 */
export function readRevenue(
  input: Pick<EventInput, 'type' | 'revenue' | 'currency' | 'properties'>,
  siteCurrency: string,
): Revenue {
  const { properties } = input
  const revenue = input.revenue ?? (properties && earningTypes.has(input.type) ? earned(properties) : null)
  if (revenue === null) return { revenue, currency: input.currency ?? '' }
  return { revenue, currency: input.currency ?? currencyOf(properties?.currency) ?? siteCurrency }
}

function earned(properties: Record<string, unknown>): number | null {
  return amountOf(properties.revenue) ?? amountOf(properties.total) ?? amountOf(properties.value)
}

function amountOf(value: unknown): number | null {
  const amount =
    typeof value === 'string' && /^\s*[+-]?\d{1,12}(?:\.\d+)?\s*$/.test(value) ? Number(value) : value
  return typeof amount === 'number' && Math.abs(amount) <= amountMax ? amount : null
}

function currencyOf(value: unknown): string | undefined {
  return typeof value === 'string' && /^[a-z]{3}$/i.test(value) ? value.toUpperCase() : undefined
}
