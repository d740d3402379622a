import { expect, it } from 'vitest'
import { sessionize } from './sessionize.ts'

const minute = 60_000
const hour = 60 * minute

it('has no visit without events', () => {
  expect(sessionize([])).toEqual([])
})

it('begins a visit after more than 30 minutes', () => {
  expect(sessionize([0, 30 * minute, 60 * minute + 1])).toEqual([0, 0, 1])
})

it('cuts a visit at more than 24 hours from its first event, and begins to count anew', () => {
  const times = Array.from({ length: 101 }, (_, half) => half * 30 * minute)
  const visits = sessionize(times)
  expect(times[visits.indexOf(1)]).toBe(24.5 * hour)
  expect(times[visits.indexOf(2)]).toBe(49 * hour)
})

it('puts events of the same millisecond into the same visit', () => {
  expect(sessionize([5, 5, 5])).toEqual([0, 0, 0])
})
