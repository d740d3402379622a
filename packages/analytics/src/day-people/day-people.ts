import { defineQuery, type ReadOptions, type Warehouse } from '@sojourn/warehouse'
import { intervalStarts } from '../calendar/interval-starts.ts'
import { startOfDay } from '../calendar/start-of-day.ts'
import type { Frame } from '../frame/frame.ts'
import { isKnownSql, personNumberSql } from '../frame/person.ts'
import { selectSessions } from '../frame/select-sessions.ts'
import sql from './day-people.sql?raw'

/** How many people a day had: users, and visitors of whom no user is known. */
export interface DayPeople {
  /** With a session that began on it. */
  readonly day: number
  /** In the seven days that end with it. */
  readonly week: number
  /** In the thirty days that end with it. */
  readonly month: number
  /** Of those of the day, who had no session before. */
  readonly first: number
}

type Row = readonly [number, DayPeople]

const question = defineQuery<Record<string, unknown>, Row>({
  name: 'day-people',
  sql,
  isUpkeep: true,
  read: (cells) => {
    const [asked, day, week, month, first] = cells as [number, number, number, number, number]
    return [asked, { day, week, month, first }]
  },
})

/** Days that a month of people has, and those of it before its last. */
const daysBefore = 29
const nobody: DayPeople = { day: 0, week: 0, month: 0, first: 0 }

/** How many people each day of a frame had, by where it begins (unix milliseconds). */
export async function dayPeople(
  warehouse: Warehouse,
  frame: Frame,
  options: ReadOptions = {},
): Promise<Map<number, DayPeople>> {
  const { siteIds, timezone, from, to } = frame
  const starts = intervalStarts(
    { from: startOfDay(from, timezone, { days: -daysBefore }), to },
    'day',
    timezone,
  )
  const asked = starts.slice(daysBefore)
  const { holes, bindings } = selectSessions({ ...frame, from: 0 })
  const params = { ...bindings.params, starts, days: asked.map((_, index) => daysBefore + 1 + index) }
  const filled = { ...holes, person: personNumberSql(siteIds), isKnown: isKnownSql }
  const found = new Map(await question(warehouse, params, { ...options, holes: filled }))
  return new Map(asked.map((at, index) => [at, found.get(daysBefore + 1 + index) ?? nobody]))
}
