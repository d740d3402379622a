import type { ReadOptions, Warehouse } from '@sojourn/warehouse'
import type { SelectedSessions } from '../frame/select-sessions.ts'
import { metrics } from '../metrics/index.ts'
import { askTallies, type Group, type GroupTally } from './ask-tallies.ts'
import { columnsOf, type Figures, nothing, tell } from './tally.ts'

/** What figures are asked of. */
export interface FiguresAsked {
  readonly siteIds: readonly string[]
  readonly selected: SelectedSessions
  /** Names of {@link metrics}. */
  readonly metrics: readonly string[]
  /** ISO 4217: the one that revenue is told in. */
  readonly currency: string
  /** The group of a session as SQL over its row; an `arrayJoin` puts it into several. @default all in one */
  readonly group?: string
  /**
   * Whether the group 0 is that of all sessions, because others hold a session several times; else all rows are the whole.
   * @default false
   */
  readonly isZeroWhole?: boolean
  /**
   * Instead of `group`, what events say: `said`, aggregates over those of a session that are true of `exists`, and `groups`,
   * the array of its groups over these. The group 0 is that of all sessions.
   * Or what a trait of the user says, `value` and `exists` as SQL over events: the values bound to `top` have groups
   * `['value', …]`, all others `['other', '']`, and sessions of which nothing is said `['none', '']`.
   */
  readonly told?:
    | { readonly by: 'events'; readonly said: string; readonly groups: string; readonly exists: string }
    | { readonly by: 'trait'; readonly value: string; readonly exists: string }
  /** Which groups, as SQL over `grp`. @default all */
  readonly wanted?: string
  /** What those two are bound to, beside the bindings of `selected`. */
  readonly params?: Readonly<Record<string, unknown>>
}

/** Figures of groups of sessions, and of all those groups together (`whole`: a session in two groups is in it twice). */
export async function figures(
  warehouse: Warehouse,
  asked: FiguresAsked,
  options: ReadOptions,
): Promise<{ groups: { group: Group; figures: Figures }[]; whole: Figures }> {
  const known = asked.metrics.flatMap((name) => metrics.get(name) ?? [])
  const answers = await Promise.all(
    (['sessions', 'earnings'] as const).map(async (over) => {
      const list = known.filter((metric) => metric.over === over)
      const columns = columnsOf(list)
      const rows = list.length > 0 ? await askTallies(warehouse, { ...asked, over, columns }, options) : []
      return rows.map((row: GroupTally) => ({ ...row, figures: tell(list, columns, row.tally) }))
    }),
  )
  const whole = nothing(known)
  const groups = new Map<string, { group: Group; figures: Figures }>()
  for (const { isWhole, group, figures } of answers.flat()) {
    const key = JSON.stringify(group)
    const here = groups.get(key) ?? { group, figures: nothing(known) }
    if (!isWhole) groups.set(key, here)
    Object.assign(isWhole ? whole : here.figures, figures)
  }
  return { groups: [...groups.values()], whole }
}
