import { defineQuery } from '@sojourn/warehouse'
import type { Figures } from '../figures/figures.ts'
import type { Breakdown, BreakdownQuestion } from './breakdown-question.ts'
import { assemble, figuresOf, valuesAsked } from './breakdown-question.ts'
import { topValues, weights } from './by-value.ts'
import topSql from './top-values-in-sessions.sql?raw'
import sql from './values-in-sessions.sql?raw'

/** How many events stand behind each value of a session; see `EventDimension`. */
interface EventCounts {
  readonly counts: string
  readonly views: string
}

/** Events of one value, or of all others. */
export interface ValueCount {
  readonly group: readonly [string, string]
  readonly events: number
  readonly pageViews: number
}

const topValuesInSessions = defineQuery<Record<string, unknown>, string>({
  name: 'top-values-in-sessions',
  sql: topSql,
  read: ([value]) => value as string,
})
const valuesInSessions = defineQuery<Record<string, unknown>, ValueCount>({
  name: 'values-in-sessions',
  sql,
  read: ([isTop, value, events, pageViews]) => ({
    group: isTop === 1 ? ['value', value as string] : ['other', ''],
    events: events as number,
    pageViews: pageViews as number,
  }),
})

/**
 * A break-down by what each session has any number of: `values` is their array as SQL over its row. Where they are values
 * of events, `own` counts those.
 */
export async function byList(
  question: BreakdownQuestion,
  values: string,
  own?: EventCounts,
): Promise<Breakdown> {
  const { warehouse, selected, asked, options } = question
  const { params } = selected.bindings
  const ask = own && asked.sort !== 'sessions' ? topValuesInSessions : topValues
  const top =
    valuesAsked(question) ??
    (await ask(
      warehouse,
      { ...params, limit: asked.limit },
      {
        ...options,
        holes: {
          ...selected.holes,
          ...(ask === topValues
            ? { value: `arrayJoin(arrayDistinct(${values}))`, weight: weights[asked.sort] }
            : { ...own, values, weight: (asked.sort === 'pageViews' && own?.views) || 'n' }),
        },
      },
    ))
  const inTop = 'item IN {top:Array(String)}'
  const several = `arrayJoin(arrayDistinct(arrayFilter(item -> ${inTop}, ${values})))`
  const rest = `multiIf(empty(${values}), 'none', arrayExists(item -> NOT ${inTop}, ${values}), 'other', 'rows')`
  const [rows, others, counts] = await Promise.all([
    figuresOf(question, { group: `toString(${several})`, params: { top } }),
    figuresOf(question, { group: rest, params: { top } }),
    own
      ? valuesInSessions(
          warehouse,
          { ...params, top },
          {
            ...options,
            holes: { ...selected.holes, values, ...own },
          },
        )
      : [],
  ])
  const groups = [
    ...rows.groups.map(({ group, figures }) => ({ group: ['value', String(group)] as const, figures })),
    ...others.groups
      .filter(({ group }) => group !== 'rows')
      .map(({ group, figures }) => ({ group: [String(group), ''] as const, figures })),
  ]
  if (own) for (const each of groups) Object.assign(each.figures, ownOf(each, counts))
  return assemble(question, groups, others.whole)
}

/** The events of a group's own value; sessions without a value have none. */
export function ownOf(
  { group, figures }: { readonly group: readonly [string, string]; readonly figures: Figures },
  counts: readonly ValueCount[],
): Figures {
  const own = counts.find((count) => count.group[0] === group[0] && count.group[1] === group[1])
  const { events = 0, pageViews = 0 } = own ?? {}
  return {
    ...('events' in figures ? { events } : {}),
    ...('pageViews' in figures ? { pageViews } : {}),
  }
}
