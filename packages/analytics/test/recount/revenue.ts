import type { SessionEvent } from '@sojourn/sessions'
import type { History } from '../drawn-history.ts'

const orderIds = ['orderId', 'order_id', 'transactionId', 'transaction_id']

const isOrder = (event: SessionEvent): boolean => event.type === 'purchase' || (event.revenue ?? 0) > 0

function orderKey(event: SessionEvent): string {
  const properties = JSON.parse(event.properties) as Record<string, unknown>
  for (const name of orderIds) {
    const value = properties[name]
    if (typeof value === 'string' && value !== '') return JSON.stringify([event.siteId, value])
    if (Number.isInteger(value)) return JSON.stringify([event.siteId, String(value)])
  }
  return JSON.stringify([event.siteId, event.sessionId, event.eventId])
}

const isAdding = (event: SessionEvent): boolean =>
  event.type === 'add_to_cart' ||
  (event.stage === 'cart' && event.type !== 'page_view' && event.type !== 'remove_from_cart')

interface Money {
  readonly revenue: number
  readonly orders: number
  readonly buyers: number
}

/** What sessions earned, recounted plainly from the raw events; `starts` are where intervals begin. */
export function recountRevenue(
  { sessions, events }: History,
  { from, to }: { from: number; to: number },
  currency: string,
  starts: readonly number[],
) {
  const chosen = sessions.filter(({ session }) => session.startedAt >= from && session.startedAt < to)
  const visits = chosen.map((stored) => {
    const { siteId, sessionId } = stored.session
    const mine = events.filter((event) => event.siteId === siteId && event.sessionId === sessionId)
    const person = stored.userId || stored.session.visitorId
    return { stored, mine, person: person === '' ? `session ${sessionId}` : `person ${person}` }
  })
  type Visit = (typeof visits)[number]
  const money = (some: readonly Visit[], earnedIn: string): Money & { repeatBuyers: number } => {
    let cents = 0
    const ordersOf = new Map<string, Set<string>>()
    const orders = new Set<string>()
    for (const { mine, person } of some) {
      for (const event of mine) {
        if ((event.currency || currency) !== earnedIn) continue
        cents += Math.round((event.revenue ?? 0) * 10_000)
        if (!isOrder(event)) continue
        orders.add(orderKey(event))
        ordersOf.set(person, (ordersOf.get(person) ?? new Set()).add(orderKey(event)))
      }
    }
    const repeatBuyers = [...ordersOf.values()].filter((own) => own.size > 1).length
    return { revenue: cents / 10_000, orders: orders.size, buyers: ordersOf.size, repeatBuyers }
  }
  const figures = (earnedIn: string) => {
    const all = money(visits, earnedIn)
    const averageOrderValue = all.orders === 0 ? null : all.revenue / all.orders
    return { currency: earnedIn, ...all, averageOrderValue }
  }
  const part = (some: readonly Visit[]) => {
    const { repeatBuyers: _repeatBuyers, ...rest } = money(some, currency)
    return { sessions: some.length, ...rest }
  }
  const parts = (nameOf: (visit: Visit) => string) =>
    [...new Set(visits.map(nameOf))]
      .map((value) => ({ value, ...part(visits.filter((visit) => nameOf(visit) === value)) }))
      .sort((a, b) => b.revenue - a.revenue || b.sessions - a.sessions || (a.value < b.value ? -1 : 1))
  const came = (some: readonly Visit[]) => {
    const purchased = some.filter(({ mine }) => mine.some(isOrder)).length
    const abandoned = some.length - purchased
    const abandonmentRate = some.length === 0 ? null : abandoned / some.length
    return { started: some.length, purchased, abandoned, abandonmentRate }
  }
  const earning = visits.flatMap(({ mine }) =>
    mine.filter((event) => event.revenue !== null || event.type === 'purchase'),
  )
  const visitors = new Set(chosen.map(({ session }) => session.visitorId).filter((id) => id !== '')).size
  const total = figures(currency)
  return {
    ...total,
    sessions: chosen.length,
    visitors,
    revenuePerSession: chosen.length === 0 ? null : total.revenue / chosen.length,
    revenuePerVisitor: visitors === 0 ? null : total.revenue / visitors,
    currencies: [...new Set(earning.map((event) => event.currency || currency))].sort().map(figures),
    series: starts.map((time, index) => {
      const end = starts[index + 1] ?? Number.POSITIVE_INFINITY
      const inside = ({ stored: { session } }: Visit) => session.startedAt >= time && session.startedAt < end
      return { time, ...part(visits.filter(inside)) }
    }),
    channels: parts(({ stored }) => stored.session.source.channel),
    campaigns: parts(({ stored }) => stored.session.source.utmCampaign),
    cart: came(visits.filter(({ mine }) => mine.some(isAdding))),
    checkout: came(visits.filter(({ stored }) => stored.session.startedCheckout)),
  }
}
