import { expect, it } from 'vitest'
import { lightOf } from './light-model.ts'

it('is green once a session is there, orange where all was refused, grey while nothing came', () => {
  const now = Date.parse('2026-03-01T12:00:00Z')
  const refused = { events: 3, reason: 'origin_not_allowed' }
  expect([
    lightOf({ newestAt: '2026-03-01T11:56:00Z', refused }, now),
    lightOf({ newestAt: null, refused }, now),
    lightOf({ newestAt: null, refused: { events: 1, reason: 'invalid_event' } }, now).words,
    lightOf({ newestAt: null, refused: null }, now).color,
  ]).toEqual([
    { color: 'green', words: 'Events arrive. The newest session began 4 min ago.' },
    { color: 'orange', words: '3 events came and were refused: origin_not_allowed.' },
    'One event came and was refused: invalid_event.',
    'gray',
  ])
})
