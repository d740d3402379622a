import { describe, expect, it } from 'vitest'
import { dayOf, placeNotes } from './notes-model.ts'

const note = (day: string) => ({
  annotationId: day,
  siteId: 'site_1',
  day,
  text: day,
  createdAt: '2026-03-01T00:00:00.000Z',
})
const places = (days: string[], times: string[], timezone = 'UTC') =>
  placeNotes(days.map(note), times, timezone).map(({ index, label }) => [label, index])

describe('notes on a series', () => {
  it('stand at their day in the time zone of the site', () => {
    expect(dayOf('2026-03-01T23:30:00.000Z', 'Europe/Berlin')).toBe('2026-03-02')
    const times = ['2026-03-01T23:00:00.000Z', '2026-03-02T23:00:00.000Z']
    expect(places(['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'], times, 'Europe/Berlin')).toEqual([
      ['1', 0],
      ['2', 1],
    ])
  })

  it('stand in their week or month, and at the first hour of their day', () => {
    expect(
      places(['2026-03-05', '2026-03-15', '2026-03-16'], ['2026-03-02T00:00Z', '2026-03-09T00:00Z']),
    ).toEqual([
      ['1', 0],
      ['2', 1],
    ])
    expect(places(['2026-03-02'], ['2026-03-01T23:00Z', '2026-03-02T00:00Z', '2026-03-02T01:00Z'])).toEqual([
      ['1', 1],
    ])
    expect(places(['2026-03-02'], [])).toEqual([])
  })
})
