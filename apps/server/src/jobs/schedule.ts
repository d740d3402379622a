import { Cron } from 'croner'

/** A schedule of five fields as cron has them, in a time zone. */
export interface Schedule {
  readonly schedule: string
  readonly timeZone: string
}

/**
 * The first time of a schedule after an instant. A local time that daylight saving skips is the moment it goes on, and one
 * that comes twice is its first; what has no fixed hour goes by the hours that pass.
 */
export const nextTime = (schedule: Schedule, after: Date): Date | null => cronOf(schedule).nextRun(after)

/** The last time of a schedule after one instant and not after another; undefined where there is none. */
export function lastTime(schedule: Schedule, after: Date, upTo: Date): Date | undefined {
  const cron = cronOf(schedule)
  // Backwards is not the mirror of forwards at borders of daylight saving. So it goes forward, from ever longer ago.
  for (const back of [hour, day, 31 * day, 367 * day, Number.POSITIVE_INFINITY]) {
    const from = new Date(Math.max(after.getTime(), upTo.getTime() - back))
    let last: Date | undefined
    for (let time = cron.nextRun(from); time && time <= upTo; time = cron.nextRun(time)) last = time
    if (last || from <= after) return last
  }
  return undefined
}

/** What is wrong with a schedule; undefined: nothing. */
export function faultOf(schedule: Schedule): { field: 'schedule' | 'timeZone'; message: string } | undefined {
  try {
    new Intl.DateTimeFormat('en', { timeZone: schedule.timeZone })
  } catch {
    return { field: 'timeZone', message: 'must be a time zone of the IANA database such as Europe/Berlin' }
  }
  try {
    if (nextTime(schedule, new Date())) return undefined
    return { field: 'schedule', message: 'never comes' }
  } catch {
    const message = 'must be five fields as cron has them, such as "0 2 * * *" for 02:00 every day'
    return { field: 'schedule', message }
  }
}

const hour = 3_600_000
const day = 24 * hour

/** Reading a schedule costs more than asking it. */
const crons = new Map<string, Cron>()
const cronsMax = 1000

function cronOf({ schedule, timeZone }: Schedule): Cron {
  const key = `${schedule} ${timeZone}`
  const known = crons.get(key)
  if (known) return known
  const cron = new Cron(schedule, { timezone: timeZone, paused: true, mode: '5-part' })
  if (crons.size >= cronsMax) crons.clear()
  crons.set(key, cron)
  return cron
}
