import { expect, it } from 'vitest'
import { formatPreview } from './format-preview.ts'

it('tells for each kind of data how much goes, and how old it is', () => {
  const forEver = { days: null, before: null, rows: {}, oldestAt: null }
  const nothing = { days: 30, before: '2026-05-02T00:00:00.000Z', rows: { visitors: 0 }, oldestAt: null }
  const due = {
    days: 365,
    before: '2025-06-01T00:00:00.000Z',
    rows: { sessions: 1200, events: 9000 },
    oldestAt: '2024-01-01T10:00:00.000Z',
  }
  const text = formatPreview({ siteId: 's', name: 'Shop', sessions: due, profiles: nothing, ledger: forEver })
  expect(text.split('\n')).toEqual([
    's  Shop',
    '  sessions  kept for 365 days; 1,200 sessions with 9,000 events from before 2025-06-01 go, the oldest of 2024-01-01',
    '  profiles  kept for 30 days; nothing has run out',
    '  ledger    kept for ever',
  ])
})
