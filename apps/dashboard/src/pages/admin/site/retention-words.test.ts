import { expect, it } from 'vitest'
import { dueWords } from './retention-words.ts'

it('says what would go, or that nothing would', () => {
  const site = { siteId: 's', name: 'Shop' }
  const none = { days: null, before: null, rows: {}, oldestAt: null }
  const due = { days: 30, before: '2020-02-01T00:00:00.000Z', oldestAt: '2020-01-05T10:00:00.000Z' }
  expect(dueWords({ ...site, sessions: none, profiles: none, ledger: none })).toBe('Nothing would go.')
  expect(
    dueWords({
      ...site,
      sessions: { ...due, rows: { sessions: 1200, events: 9000 } },
      profiles: none,
      ledger: { ...due, rows: { rows: 5 }, oldestAt: '2020-01-04T10:00:00.000Z' },
    }),
  ).toBe('1,200 sessions, 9,000 events, 5 rows of the ledger would go; the oldest is of 4 Jan 2020.')
})
