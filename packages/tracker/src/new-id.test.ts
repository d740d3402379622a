import { expect, it } from 'vitest'
import { newId } from './new-id.ts'

it('ids sort by time, and those of one millisecond by when they were made', () => {
  const times = [0, 1, 5, 5, 5, Date.UTC(2026, 10, 21), 36 ** 8, Date.UTC(2200, 0)]
  const ids = times.map((at) => newId('evt_', at))
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
})

it('ids are as the server takes them', () => {
  expect(newId('sess_', Date.now())).toMatch(/^sess_[a-z0-9]{27,40}$/)
})
