import { expect, it } from 'vitest'
import { chaptersOf } from './life-model.ts'
import type { LifeEvent } from './use-user.ts'

const event = (sessionId: string, timestamp: string) => ({ sessionId, timestamp, siteId: 'a' }) as LifeEvent

it('cuts a life by session, and says a day once', () => {
  const now = Date.parse('2026-03-03T00:00:00Z')
  const chapters = chaptersOf(
    [
      event('two', '2026-03-02T10:01:00Z'),
      event('two', '2026-03-02T10:00:00Z'),
      event('one', '2026-03-02T09:00:00Z'),
      event('zero', '2026-03-01T23:30:00Z'),
    ],
    'UTC',
    now,
  )
  expect(chapters.map(({ sessionId, newDay, events }) => [sessionId, newDay, events.length])).toEqual([
    ['two', '2 Mar', 2],
    ['one', null, 1],
    ['zero', '1 Mar', 1],
  ])
})
