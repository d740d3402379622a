import { expect, it } from 'vitest'
import { faultOf, lastTime, nextTime } from './schedule.ts'

/** Times of a schedule between two instants. */
function timesOf(schedule: string, timeZone: string, from: string, to: string): Date[] {
  const asked = { schedule, timeZone }
  const times: Date[] = []
  for (let at = nextTime(asked, new Date(from)); at && at < new Date(to); at = nextTime(asked, at))
    times.push(at)
  return times
}

// Both change their clocks: by an hour at 02:00, and by half an hour at 02:00.
const zones = ['America/New_York', 'Australia/Lord_Howe']

it.each(zones)('in a year of %s, each day has its time once', (timeZone) => {
  const local = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  for (const time of ['02:00', '02:15', '02:30', '01:30', '01:45']) {
    const [hour, minute] = time.split(':').map(Number)
    const schedule = `${minute} ${hour} * * *`
    const times = timesOf(schedule, timeZone, '2026-01-01T12:00:00Z', '2027-01-01T12:00:00Z')
    const texts = times.map((at) => local.format(at))
    expect(new Set(texts.map((text) => text.slice(0, 10))).size).toBe(365)
    expect(texts.length).toBe(365)
    // A time that is skipped once a year comes when the clock goes on.
    expect(texts.filter((text) => !text.endsWith(time)).length).toBeLessThanOrEqual(1)
  }
})

it.each(zones)('in %s, what has no fixed hour goes by the time that passes', (timeZone) => {
  const borders = [
    ['2026-03-07T00:00:00Z', '2026-03-09T00:00:00Z'],
    ['2026-04-03T00:00:00Z', '2026-04-06T00:00:00Z'],
    ['2026-10-02T00:00:00Z', '2026-10-05T00:00:00Z'],
    ['2026-10-31T00:00:00Z', '2026-11-02T00:00:00Z'],
  ] as const
  for (const [from, to] of borders) {
    const times = timesOf('*/15 * * * *', timeZone, from, to)
    expect(times.length).toBe((Date.parse(to) - Date.parse(from)) / 900_000 - 1)
    expect(times.every((at) => at.getTime() % 900_000 === 0)).toBe(true)
  }
})

it('of the times that were missed, the last is found, however long ago', () => {
  const daily = { schedule: '30 2 * * *', timeZone: 'America/New_York' }
  const at = (text: string) => new Date(text)
  const since = at('2020-01-01T00:00:00Z')
  expect(lastTime(daily, since, at('2026-03-08T08:00:00Z'))).toEqual(at('2026-03-08T07:00:00Z'))
  expect(lastTime(daily, since, at('2026-11-02T00:00:00Z'))).toEqual(at('2026-11-01T07:30:00Z'))
  expect(lastTime(daily, at('2026-11-01T07:30:00Z'), at('2026-11-02T00:00:00Z'))).toBeUndefined()
  const yearly = { schedule: '0 0 29 2 *', timeZone: 'UTC' }
  expect(lastTime(yearly, since, at('2026-11-02T00:00:00Z'))).toEqual(at('2024-02-29T00:00:00Z'))
})

it('says what is wrong with a schedule', () => {
  expect(faultOf({ schedule: '0 2 * * *', timeZone: 'Europe/Berlin' })).toBeUndefined()
  expect(faultOf({ schedule: '0 2 * *', timeZone: 'UTC' })).toMatchObject({ field: 'schedule' })
  expect(faultOf({ schedule: '0 0 2 * * *', timeZone: 'UTC' })).toMatchObject({ field: 'schedule' })
  expect(faultOf({ schedule: '0 0 30 2 *', timeZone: 'UTC' })).toMatchObject({ message: 'never comes' })
  expect(faultOf({ schedule: '0 2 * * *', timeZone: 'Mars' })).toMatchObject({ field: 'timeZone' })
})
