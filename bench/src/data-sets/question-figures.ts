import type { FunnelAnswer, RevenueAnswer } from '@sojourn/contract'
import type { Ask } from './ask-sojourn.ts'
import type { DataSet } from './data-sets.ts'
import { readFigures } from './read-truth.ts'

/** How many reached each of the steps. */
interface FunnelFigures {
  readonly steps: readonly string[]
  readonly sessions: readonly number[]
  /** Whose best session it is. */
  readonly visitors: readonly number[]
  /** Within seven days, over sessions. */
  readonly visitorsOfWeek: readonly number[]
}

/** What a set says of events, funnels and money. */
export interface QuestionFigures {
  /** By type. */
  readonly events: Record<string, number>
  readonly visitors: Record<string, number>
  readonly funnels: readonly FunnelFigures[]
  readonly revenue?: readonly [total: number, orders: number, buyers: number, repeatBuyers: number]
  /** By month, such as `1997-01`. */
  readonly monthly?: Record<string, readonly [revenue: number, orders: number, visitors: number]>
  /** Events by the property `status`. */
  readonly status?: Record<string, number>
}

interface Truth {
  readonly events_by_type: Record<string, number>
  readonly visitors_by_type: Record<string, number>
  readonly funnels_7d_per_visitor: readonly { steps: string[]; visitors: number[] }[]
  readonly revenue?: { total: number; rows: number; buyers: number; repeat_buyers: number }
  readonly monthly_revenue?: Record<string, number>
  readonly monthly_utc?: readonly (readonly [month: string, events: number, visitors: number])[]
  readonly status?: Record<string, number>
}

interface SessionsTruth {
  readonly funnels: readonly { steps: string[]; sessions: number[]; visitors: number[] }[]
}

/** The figures of a set as an independent program computed them. */
export async function readQuestionTruth(root: string, set: DataSet): Promise<QuestionFigures> {
  const truth = await readFigures<Truth & Record<DataSet['truth'], SessionsTruth>>(root, set)
  const { revenue, monthly_revenue: earned, status } = truth
  const monthly =
    earned &&
    truth.monthly_utc?.map(([month, events, visitors]) => [month, [earned[month], events, visitors]])
  return {
    events: truth.events_by_type,
    visitors: truth.visitors_by_type,
    funnels: truth[set.truth].funnels.map((funnel, index) => ({
      ...funnel,
      visitorsOfWeek: truth.funnels_7d_per_visitor[index]?.visitors ?? [],
    })),
    ...(revenue ? { revenue: [revenue.total, revenue.rows, revenue.buyers, revenue.repeat_buyers] } : {}),
    ...(monthly ? { monthly: Object.fromEntries(monthly) } : {}),
    ...(status ? { status } : {}),
  }
}

/** The same as Sojourn answers it: the funnels that are asked for, and all values. */
export async function askQuestionFigures(ask: Ask, like: QuestionFigures): Promise<QuestionFigures> {
  const valuesOf = async (by: string, metric: string) => {
    const asked = `breakdown?range=all&by=${by}&metrics=${metric}&limit=100`
    const { rows } = await ask<{ rows: ({ value: string } & Record<string, number>)[] }>(asked)
    return Object.fromEntries(rows.map((row) => [row.value, row[metric] ?? 0]))
  }
  const countsOf = async (steps: readonly string[], how: object) => {
    const asked = { range: 'all', steps: steps.map((type) => ({ type })), ...how }
    const answer = await ask<FunnelAnswer>('funnel', asked)
    return answer.steps.map(({ count }) => count)
  }
  const funnels: FunnelFigures[] = []
  for (const { steps } of like.funnels)
    funnels.push({
      steps,
      sessions: await countsOf(steps, {}),
      visitors: await countsOf(steps, { per: 'user' }),
      visitorsOfWeek: await countsOf(steps, { per: 'user', window: '7d' }),
    })
  return {
    events: await valuesOf('eventType', 'events'),
    visitors: await valuesOf('eventType', 'visitors'),
    funnels,
    ...(like.revenue ? { revenue: await revenueOf(ask) } : {}),
    ...(like.monthly ? { monthly: await monthlyOf(ask) } : {}),
    ...(like.status ? { status: await valuesOf('property:status', 'events') } : {}),
  }
}

async function revenueOf(ask: Ask): Promise<NonNullable<QuestionFigures['revenue']>> {
  const { revenue, orders, buyers, repeatBuyers } = await ask<RevenueAnswer>('revenue?range=all')
  return [revenue, orders, buyers, repeatBuyers]
}

async function monthlyOf(ask: Ask): Promise<NonNullable<QuestionFigures['monthly']>> {
  const range = 'from=1997-01-01&to=1998-07-01&timezone=UTC'
  const asked = `timeseries?${range}&interval=month&metrics=revenue,orders,visitors`
  type Point = { time: string; revenue: number; orders: number; visitors: number }
  const { points } = await ask<{ points: Point[] }>(asked)
  return Object.fromEntries(
    points.map(({ time, revenue, orders, visitors }) => [time.slice(0, 7), [revenue, orders, visitors]]),
  )
}
