import { averageDuration } from './average-duration.ts'
import { bounceRate } from './bounce-rate.ts'
import { conversionRate } from './conversion-rate.ts'
import { conversions } from './conversions.ts'
import { events } from './events.ts'
import type { Metric } from './metric.ts'
import { orders } from './orders.ts'
import { pageViews } from './page-views.ts'
import { pagesPerSession } from './pages-per-session.ts'
import { revenue } from './revenue.ts'
import { sessions } from './sessions.ts'
import { totalTime } from './total-time.ts'
import { users } from './users.ts'
import { visitors } from './visitors.ts'

/** Every metric, in the order in which they are told. */
const all = [
  sessions,
  visitors,
  users,
  pageViews,
  pagesPerSession,
  events,
  bounceRate,
  averageDuration,
  totalTime,
  conversions,
  conversionRate,
  revenue,
  orders,
] as const satisfies readonly Metric[]

/** The metrics by name. */
export const metrics: ReadonlyMap<string, Metric> = new Map(all.map((one) => [one.name, one]))

/** The names of all metrics. */
export const metricNames: readonly string[] = all.map((one) => one.name)
