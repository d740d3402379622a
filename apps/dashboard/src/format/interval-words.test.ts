import { expect, it } from 'vitest'
import { intervalWords } from './interval-words.ts'

it('says of an interval as much as its length asks for, in the time zone', () => {
  const at = (...days: string[]) => days.map((day) => `2026-${day}:00:00.000Z`)
  expect([
    intervalWords(at('11-01T23', '11-02T00'), 'Europe/Berlin'),
    intervalWords(at('03-28T23', '03-29T22'), 'Europe/Berlin'),
    intervalWords(at('10-31T23', '11-30T23'), 'Europe/Berlin'),
    intervalWords(at('11-01T00'), 'UTC'),
  ]).toEqual([['2 Nov, 00:00', '2 Nov, 01:00'], ['29 Mar', '30 Mar'], ['Nov 2026', 'Dec 2026'], ['1 Nov']])
})
