import { isClientId } from '@sojourn/contract'
import { expect, it } from 'vitest'
import { newChangeId, newEventId, newSessionId, visitSessionId } from './new-id.ts'

const at = Date.UTC(2024, 4, 17)

it('makes ids of a prefix and 26 characters that clients may use too', () => {
  expect(newEventId(at)).toMatch(/^evt_[0-9a-hjkmnp-tv-z]{26}$/)
  expect(newSessionId(at)).toMatch(/^sess_[0-9a-hjkmnp-tv-z]{26}$/)
  expect(newChangeId(at)).toMatch(/^chg_[0-9a-hjkmnp-tv-z]{26}$/)
  expect(isClientId(newSessionId(at))).toBe(true)
})

it('is a UUID of version 7 with its time in front', () => {
  const bits = [...newEventId(at).slice(4)]
    .map((digit) => '0123456789abcdefghjkmnpqrstvwxyz'.indexOf(digit).toString(2).padStart(5, '0'))
    .join('')
    .slice(2)
  expect(Number.parseInt(bits.slice(0, 48), 2)).toBe(at)
  expect(bits.slice(48, 52)).toBe('0111')
  expect(bits.slice(64, 66)).toBe('10')
})

it('sorts by time, and within a millisecond in the order of making', () => {
  const times = [0, 1, 2 ** 16 - 1, 2 ** 16, 2 ** 31, 2 ** 32, at, at + 1, 2 ** 47]
  const ids = times.flatMap((time) => Array.from({ length: 2_000 }, () => newEventId(time)))
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
})

it('makes the same session id for the same event of a visitor, another for any other', () => {
  const id = visitSessionId('site1', 'v1', 'e1', at)
  expect(id).toMatch(/^sess_[0-9a-hjkmnp-tv-z]{26}$/)
  expect(visitSessionId('site1', 'v1', 'e1', at)).toBe(id)
  expect(visitSessionId('site1', 'v1', 'e2', at)).not.toBe(id)
  expect(visitSessionId('site1', 'v1e', '1', at)).not.toBe(id)
  expect(visitSessionId('site1', 'v1', 'e1', at + 1) > id).toBe(true)
})
