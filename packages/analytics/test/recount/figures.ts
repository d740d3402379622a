import type { SessionEvent } from '@sojourn/sessions'
import { propertyOf, type ToldSession } from './told-session.ts'

/** The number of an order that an event names. */
function orderIdOf(event: SessionEvent): string {
  const named = ['orderId', 'order_id', 'transactionId', 'transaction_id']
    .map((name) => propertyOf(event, name))
    .find((value) => (typeof value === 'string' && value !== '') || Number.isInteger(value))
  return named === undefined ? '' : String(named)
}

const average = (values: readonly number[]): number | null =>
  values.length === 0 ? null : sum(values) / values.length
const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)

/** Every figure of some sessions, counted one by one. */
export function recountFigures(sessions: readonly ToldSession[], currency: string) {
  const durations = sessions.flatMap(({ answer }) => answer.duration ?? [])
  const different = (values: string[]) => new Set(values).size
  const flag = (of: boolean[]) => of.filter(Boolean).length
  const events = sessions.flatMap((session) => session.events)
  const views = events.filter((event) => event.type === 'page_view')
  const earned = events.filter((event) => event.currency === currency || event.currency === '')
  const orders = earned.filter((event) => event.type === 'purchase' || (event.revenue ?? 0) > 0)
  const converted = flag(sessions.map(({ answer }) => answer.converted))
  return {
    sessions: sessions.length,
    visitors: different(
      sessions.flatMap(({ answer }) => (answer.visitorId ? `${answer.siteId} ${answer.visitorId}` : [])),
    ),
    users: different(
      sessions.flatMap(({ answer }) => (answer.userId ? `${answer.siteId} ${answer.userId}` : [])),
    ),
    pageViews: views.length,
    pagesPerSession: sessions.length === 0 ? null : views.length / sessions.length,
    events: events.length,
    bounceRate: average(sessions.map(({ answer }) => Number(answer.bounced))),
    averageDuration: average(durations),
    totalTime: sum(durations),
    conversions: converted,
    conversionRate: sessions.length === 0 ? null : converted / sessions.length,
    revenue: sum(earned.map((event) => Math.round((event.revenue ?? 0) * 10_000))) / 10_000,
    orders: different(
      orders.map((event) => {
        const id = orderIdOf(event)
        return JSON.stringify([event.siteId, ...(id ? [id] : [event.sessionId, event.eventId])])
      }),
    ),
  }
}
