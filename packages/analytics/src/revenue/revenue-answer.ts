/**
 * What was earned in one currency, in some interval, channel or campaign (`by` and `value`), or altogether (empty). What is by
 * person has no value, and is about `repeatBuyers` alone.
 */
export interface Earning {
  readonly currency: string
  readonly by: '' | 'time' | 'channel' | 'campaign' | 'person'
  /** The start of the interval in unix milliseconds, or the name. */
  readonly value: string
  readonly revenue: number
  readonly orders: number
  readonly buyers: number
  /** Those with two orders or more; only where it is by person. */
  readonly repeatBuyers: number
}

/** The chosen sessions, in the same parts. */
export interface Shoppers extends Pick<Earning, 'by' | 'value'> {
  readonly sessions: number
  /** Sessions that put something into a cart, and those of them with an order; the same of a checkout. */
  readonly carts: number
  readonly cartsBought: number
  readonly checkouts: number
  readonly checkoutsBought: number
}

/** What was sold of a product. */
export interface Product {
  /** Its id, else its name. */
  readonly product: string
  readonly name: string | null
  readonly quantity: number
  readonly orders: number
  readonly revenue: number
}

/** Figures of one currency. */
interface CurrencyFigures {
  readonly currency: string
  readonly revenue: number
  readonly orders: number
  /** Revenue by orders; null without orders. */
  readonly averageOrderValue: number | null
  /** People with an order. */
  readonly buyers: number
  /** Those with two orders or more. */
  readonly repeatBuyers: number
}

/** What came of what was begun, in sessions. */
interface Abandonment {
  readonly started: number
  readonly purchased: number
  readonly abandoned: number
  /** Abandoned by started; null where none was. */
  readonly abandonmentRate: number | null
}

interface Part {
  readonly sessions: number
  readonly revenue: number
  readonly orders: number
  readonly buyers: number
}

/** What sessions earned, in one currency; `currencies` has each. */
export interface Revenue extends CurrencyFigures {
  readonly sessions: number
  readonly visitors: number
  /** Null without sessions, or visitors. */
  readonly revenuePerSession: number | null
  readonly revenuePerVisitor: number | null
  readonly currencies: readonly CurrencyFigures[]
  /** `time` in unix milliseconds; intervals in which nothing happened are there. */
  readonly series: readonly ({ readonly time: number } & Part)[]
  readonly channels: readonly ({ readonly value: string } & Part)[]
  readonly campaigns: readonly ({ readonly value: string } & Part)[]
  readonly products: readonly Product[]
  readonly cart: Abandonment
  readonly checkout: Abandonment
}

/** Shoppers of parts of the sessions, each of which is in one. */
export function addShoppers(parts: readonly (readonly Shoppers[])[]): Shoppers[] {
  const added = new Map<string, Shoppers>()
  for (const one of parts.flat()) {
    const { by, value } = one
    const key = `${by} ${value}`
    const other = added.get(key)
    added.set(
      key,
      other
        ? {
            by,
            value,
            sessions: one.sessions + other.sessions,
            carts: one.carts + other.carts,
            cartsBought: one.cartsBought + other.cartsBought,
            checkouts: one.checkouts + other.checkouts,
            checkoutsBought: one.checkoutsBought + other.checkoutsBought,
          }
        : one,
    )
  }
  return [...added.values()]
}

/** Puts the answers of the store together. */
export function assembleRevenue(found: {
  readonly earned: readonly Earning[]
  readonly came: readonly Shoppers[]
  readonly visitors: number
  readonly sold: readonly Product[]
  readonly starts: readonly number[]
  readonly currency: string
  readonly limit: number
}): Revenue {
  const { earned, came, visitors, currency, limit } = found
  const mine = earned.filter((one) => one.currency === currency)
  const all = came.find(({ by }) => by === '')
  const { sessions = 0 } = all ?? {}
  const people = earned.filter(({ by }) => by === 'person')
  const figuresOf = (one: Earning): CurrencyFigures => ({
    currency: one.currency,
    revenue: one.revenue,
    orders: one.orders,
    averageOrderValue: ratio(one.revenue, one.orders),
    buyers: one.buyers,
    repeatBuyers: people.find(({ currency: its }) => its === one.currency)?.repeatBuyers ?? 0,
  })
  const totals = earned.filter(({ by }) => by === '').sort(byName(({ currency }) => currency))
  const nothing: Earning = {
    currency,
    by: '',
    value: '',
    revenue: 0,
    orders: 0,
    buyers: 0,
    repeatBuyers: 0,
  }
  const total = figuresOf(totals.find((one) => one.currency === currency) ?? nothing)
  const part = (by: Earning['by'], value: string): Part => {
    const money = mine.find((one) => one.by === by && one.value === value) ?? nothing
    const visits = came.find((one) => one.by === by && one.value === value)
    const { revenue, orders, buyers } = money
    return { sessions: visits?.sessions ?? 0, revenue, orders, buyers }
  }
  const parts = (by: Earning['by']) =>
    came
      .filter((one) => one.by === by)
      .map(({ value }) => ({ value, ...part(by, value) }))
      .sort(
        (one, other) =>
          other.revenue - one.revenue || other.sessions - one.sessions || (one.value < other.value ? -1 : 1),
      )
      .slice(0, limit)
  return {
    ...total,
    sessions,
    visitors,
    revenuePerSession: ratio(total.revenue, sessions),
    revenuePerVisitor: ratio(total.revenue, visitors),
    currencies: totals.map(figuresOf),
    series: found.starts.map((time) => ({ time, ...part('time', String(time)) })),
    channels: parts('channel'),
    campaigns: parts('campaign'),
    products: found.sold,
    cart: abandonment(all?.carts ?? 0, all?.cartsBought ?? 0),
    checkout: abandonment(all?.checkouts ?? 0, all?.checkoutsBought ?? 0),
  }
}

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)

const byName =
  <T>(nameOf: (one: T) => string) =>
  (one: T, other: T): number =>
    nameOf(one) < nameOf(other) ? -1 : 1

const abandonment = (started: number, purchased: number): Abandonment => ({
  started,
  purchased,
  abandoned: started - purchased,
  abandonmentRate: ratio(started - purchased, started),
})
