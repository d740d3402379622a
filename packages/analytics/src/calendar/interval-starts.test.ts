import { expect, it } from 'vitest'
import { intervalStarts } from './interval-starts.ts'

const at = (text: string) => Date.parse(text)
const texts = (starts: number[]) => starts.map((start) => new Date(start).toISOString().slice(0, 16))

it('a day has the hours that its clock shows, also where clocks change', () => {
  const count = (day: string, next: string, zone: string) =>
    intervalStarts({ from: at(day), to: at(next) }, 'hour', zone).length
  expect(count('2026-03-08T05:00Z', '2026-03-09T04:00Z', 'America/New_York')).toBe(23)
  expect(count('2026-11-01T04:00Z', '2026-11-02T05:00Z', 'America/New_York')).toBe(25)
  expect(count('2026-03-08T18:15Z', '2026-03-09T18:15Z', 'Asia/Kathmandu')).toBe(24)
  expect(count('2026-04-04T13:00Z', '2026-04-05T13:30Z', 'Australia/Lord_Howe')).toBe(24)
  expect(count('2026-10-03T13:30Z', '2026-10-04T13:00Z', 'Australia/Lord_Howe')).toBe(24)
})

it('on Lord Howe one hour of the year has ninety minutes, and one thirty', () => {
  const autumn = { from: at('2026-04-04T13:30Z'), to: at('2026-04-04T17:00Z') }
  expect(texts(intervalStarts(autumn, 'hour', 'Australia/Lord_Howe'))).toEqual([
    '2026-04-04T13:00',
    '2026-04-04T14:00',
    '2026-04-04T15:30',
    '2026-04-04T16:30',
  ])
  const spring = { from: at('2026-10-03T14:30Z'), to: at('2026-10-03T17:00Z') }
  expect(texts(intervalStarts(spring, 'hour', 'Australia/Lord_Howe'))).toEqual([
    '2026-10-03T14:30',
    '2026-10-03T15:30',
    '2026-10-03T16:00',
  ])
})

it('hours of Kathmandu begin a quarter past', () => {
  const span = { from: at('2026-03-10T12:20Z'), to: at('2026-03-10T14:00Z') }
  expect(texts(intervalStarts(span, 'hour', 'Asia/Kathmandu'))).toEqual([
    '2026-03-10T12:15',
    '2026-03-10T13:15',
  ])
})

it('weeks begin on Monday, months on the first, both at midnight of the place', () => {
  const span = { from: at('2026-03-04T12:00Z'), to: at('2026-03-17T12:00Z') }
  expect(texts(intervalStarts(span, 'week', 'America/New_York'))).toEqual([
    '2026-03-02T05:00',
    '2026-03-09T04:00',
    '2026-03-16T04:00',
  ])
  const months = { from: at('2026-01-31T23:30Z'), to: at('2026-03-05T00:00Z') }
  expect(texts(intervalStarts(months, 'month', 'Europe/Berlin'))).toEqual([
    '2026-01-31T23:00',
    '2026-02-28T23:00',
  ])
})

it('the first interval is the one that the span begins in, to the millisecond', () => {
  const midnight = at('2026-03-10T00:00Z')
  const starts = (from: number) => texts(intervalStarts({ from, to: midnight + 1 }, 'day', 'UTC'))
  expect(starts(midnight)).toEqual(['2026-03-10T00:00'])
  expect(starts(midnight - 1)).toEqual(['2026-03-09T00:00', '2026-03-10T00:00'])
})
