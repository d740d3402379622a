import type { SessionAnswer } from '@sojourn/contract'
import { expect, it } from 'vitest'
import { countBy } from './live-model.ts'

it('counts who is where, most first, the unknown among them', () => {
  const sessions = ['/b', '/a', null, '/a', '/b', '/a'].map((exitPage) => ({ exitPage }) as SessionAnswer)
  expect(countBy(sessions, ({ exitPage }) => exitPage)).toEqual([
    { value: '/a', count: 3 },
    { value: '/b', count: 2 },
    { value: '', count: 1 },
  ])
})
