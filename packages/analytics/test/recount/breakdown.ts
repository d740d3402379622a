import { recountFigures } from './figures.ts'
import { isOfEvents, type ToldSession, textOf, valueOfEvent, valuesOf } from './told-session.ts'

/** A break-down of some sessions into all their values: by text, and under null those without any. */
export function recountBreakdown(sessions: readonly ToldSession[], by: string, currency: string) {
  const groups = new Map<string | null, ToldSession[]>()
  for (const session of sessions) {
    const values = valuesOf(session, by).map(textOf)
    for (const value of values.length === 0 ? [null] : values)
      groups.set(value, [...(groups.get(value) ?? []), session])
  }
  return [...groups].map(([value, members]) => ({
    value,
    figures: figuresOf(members, by, [value], currency),
  }))
}

/** The figures of sessions in the row of some values: events of the values alone, where they are values of events. */
export function figuresOf(
  sessions: readonly ToldSession[],
  by: string,
  values: readonly (string | null)[],
  currency: string,
) {
  const figures = recountFigures(sessions, currency)
  if (!isOfEvents(by)) return figures
  const own = sessions.flatMap((session) =>
    session.events.filter((event) => {
      const value = valueOfEvent(event, by)
      return value !== undefined && values.includes(textOf(value))
    }),
  )
  return {
    ...figures,
    events: own.length,
    pageViews: own.filter((event) => event.type === 'page_view').length,
  }
}
